// What the page says, in the language that is chosen, and where it says it.

const PageWords = (() => {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const texts = JSON.parse(byId("texts").textContent);
  const languages = ["bn", "en"];
  const first = document.documentElement.lang;
  let language = first;

  const digits = (number) =>
    language === "bn"
      ? String(number).replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x9b6))
      : String(number);
  const worded = (value) => {
    if (typeof value === "function") return worded(value());
    return Array.isArray(value) ? value[languages.indexOf(language)] : typeof value === "number" ? digits(value) : value;
  };
  const say = (id, values = {}) =>
    texts[id][languages.indexOf(language)].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? worded(values[name]) : whole));

  // No line ends at the hyphen of a word, as between "Two-" and "step".
  const write = (node, words) => {
    if (node.localName === "option") {
      node.textContent = words;
      return;
    }
    const parts = words.split(/([^\s-]{1,12}-[^\s-]{1,12})/).map((part, at) => {
      if (at % 2 === 0) return part;
      const whole = document.createElement("span");
      whole.className = "whole";
      whole.textContent = part;
      return whole;
    });
    node.replaceChildren(...parts.filter((part) => part !== ""));
  };

  let filled = new WeakMap();
  const put = (node, id, values) => {
    node.dataset.t = id;
    filled.set(node, values);
    write(node, say(id, values));
    node.hidden = false;
  };
  const blank = (node) => {
    node.hidden = true; // without words, too: what describes a field is read to whoever does not see it although it is hidden
    node.textContent = "";
    delete node.dataset.t;
    filled.delete(node);
  };
  const tell = (node, id) => {
    if (!id) blank(node);
    else if (node.dataset.t !== id) put(node, id);
  };
  const item = (tag, id, values) => {
    const node = document.createElement(tag);
    put(node, id, values);
    return node;
  };
  const spaced = (sentences) => sentences.flatMap(([id, values]) => [item("span", id, values), " "]);
  const speak = (sentence) => {
    const live = byId("live");
    live.textContent = "";
    live.textContent = sentence;
  };

  const theOther = () => languages.find((known) => known !== language);
  const retell = () => {
    document.documentElement.lang = language;
    document.title = say("title");
    byId("live").textContent = "";
    for (const node of document.querySelectorAll("[data-t]")) write(node, say(node.dataset.t, filled.get(node)));
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
    for (const node of document.querySelectorAll("[data-number]")) node.textContent = digits(node.dataset.number);
    byId("lang").lang = theOther();
  };
  const otherLanguage = () => {
    language = theOther();
    retell();
  };
  const firstLanguage = () => {
    language = first;
    retell();
  };

  return Object.freeze({ byId, digits, say, put, blank, tell, item, spaced, speak, retell, otherLanguage, firstLanguage });
})();

// What plain pages cannot do themselves: the summary of what is wrong, or else what was done, is read first, and what is wrong with a field again at that field.
"use strict";
// A page that answers a form is one of its own address from then on: by Back it is asked for there, and no browser asks whether to send the form again.
history.replaceState(history.state, "", location.href);
(document.querySelector("section.problems[tabindex], #noted") ?? document.querySelector("#told"))?.focus();
for (const [number, why] of document.querySelectorAll("section.problems li:has(> a[href^='#'])").entries()) {
  const field = document.getElementById(why.firstChild.getAttribute("href").slice(1));
  if (!field?.matches("input:not([data-answers] *), select:not([data-answers] *)")) continue;
  why.id = `why-${number}`;
  field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), why.id].filter(Boolean).join(" "));
}

// No line ends within such a word: after its hyphen stands a sign that is not seen and joins.
const WHOLE = /(ই|Two)-(?=মেইল|step)/g;
function keepWhole(part) {
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, (text) => text.parentElement.matches("textarea, option") || text.data.search(WHOLE) < 0 ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(WHOLE, "$1-\u2060");
  for (const cell of part.querySelectorAll("td[data-of]")) cell.dataset.of = cell.dataset.of.replace(WHOLE, "$1-\u2060");
}
keepWhole(document.body);
document.addEventListener("htmx:after:swap", () => keepWhole(document.querySelector("main")));

// Whether a field says something else than the page did when it came; of what is being `typed` its own change may tell.
function differs(field, typed = null) {
  if (field.matches("[type=radio], [type=checkbox]")) return field.checked !== field.defaultChecked;
  if (field.matches("select")) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  return field !== typed && field.value !== field.defaultValue;
}

// What could not be saved, with what is told of it: a page is not left for another one that would take the place of such words.
const untaken = new Map();
function taken(part) {
  untaken.delete(part);
  part.querySelector(":scope > .untaken")?.remove();
  if (!isGone && !untaken.size) document.querySelector("#gone")?.remove(); // what it says is not so any more
}
const isShut = (answer) => !answer || answer.status === 403; // nobody answered, or the desk lets nobody in: no other page of it comes either

// What is said of answers being kept is true at every moment: kept only once the desk said so of what stands on the page now.
for (const area of document.querySelectorAll("[data-answers]")) {
  const changes = new WeakMap();
  const sent = new WeakMap();
  const partOf = (event) => event.target.closest("[hx-post]");
  const faultsOf = (part) => [...part.querySelectorAll(".kept span.fault")].map((told) => told.textContent);
  const heard = new WeakMap([...document.querySelectorAll("[hx-post]")].map((part) => [part, faultsOf(part)]));
  const voice = Object.assign(document.createElement("p"), { className: "unseen", role: "status" });
  area.after(voice);
  const tell = (words) => { if (voice.textContent !== words) voice.textContent = words; };
  // What is wrong is heard once, of which office it is, and before that what was answered is saved.
  const hear = (part) => {
    const wrong = faultsOf(part);
    const anew = wrong.filter((words) => !heard.get(part)?.includes(words)).join(" ");
    heard.set(part, wrong);
    const [state] = [...part.querySelector(".kept").childNodes].map((node) => node.textContent.trim()).filter(Boolean);
    const told = [[anew && part.querySelector("th a")?.textContent, anew], [state, chosen.get(part)?.join(", ")]];
    tell(told.map((words) => words.filter(Boolean).join(": ")).filter(Boolean).join(" "));
    chosen.delete(part);
  };
  const say = (part, words, name) => {
    tell(words);
    const told = document.createElement("strong");
    told.className = name;
    told.textContent = words;
    part.querySelector(".kept").replaceChildren(told);
  };
  const missing = (part, words = document.body.dataset.missing) => say(part, words, "fault");
  const held = (part) => { untaken.set(part, document.body.dataset.missing); missing(part); };
  const changed = (event) => {
    const part = partOf(event);
    changes.set(part, (changes.get(part) ?? 0) + 1);
    say(part, area.dataset.changed, "soft");
  };
  area.addEventListener("input", changed, true); // before htmx sends it
  area.addEventListener("change", changed, true);
  // What is sent is gathered when it is triggered, also where it waits for the answer to what was sent before.
  area.addEventListener("htmx:config:request", (event) => sent.set(event.detail.ctx, changes.get(partOf(event))));
  // htmx listens a moment after the page is there: what was answered before, or put back by the browser, is sent then.
  area.addEventListener("htmx:after:init", (event) => {
    const early = [...event.target.querySelectorAll("input, select")].find((field) => differs(field, document.activeElement));
    early?.dispatchEvent(new Event("change", { bubbles: true }));
  });
  area.addEventListener("htmx:after:request", (event) => {
    const { response } = event.detail.ctx;
    if (!isShut(response)) taken(partOf(event));
    else untaken.set(partOf(event), document.body.dataset.missing);
    if (response.headers.has("Kept")) return;
    event.preventDefault();
    missing(partOf(event));
  });
  area.addEventListener("htmx:error", (event) => held(partOf(event)));
  area.addEventListener("htmx:after:swap", (event) => {
    const part = partOf(event);
    besideQuestions(part);
    if (sent.get(event.detail.ctx) !== changes.get(part)) { say(part, area.dataset.changed, "soft"); return; }
    hear(part);
    if (!part.matches("form")) return;
    const isTold = (words) => part.querySelector(`.kept ${words}`);
    if (!isTold(".fault:not([data-remark])")) document.querySelector("section:has(> #problems)")?.remove(); // nothing must be corrected any more
    if (!isTold("[data-remark]") && !isTold("strong.fault")) document.querySelector("section:has(> #noted)")?.remove();
  });
  // What stands in a field with the cursor is saved, too, once nobody types on, but for a digit that may go on; who leaves the page before is asked, and it is saved meanwhile.
  let typing;
  const stopped = (save = false) => {
    clearTimeout(typing?.wait);
    if (save) typing?.field.dispatchEvent(new Event("paused", { bubbles: true }));
    typing = undefined;
  };
  area.addEventListener("input", ({ target }) => {
    stopped();
    if (target.matches("input:not([type=radio], [type=checkbox])")) typing = { field: target, wait: setTimeout(() => { if (!meant(target)) stopped(true); }, PATIENCE.typing) };
  });
  for (const kind of ["change", "submit"]) area.addEventListener(kind, () => stopped(), true);
  addEventListener("beforeunload", (event) => {
    if (typing) { event.preventDefault(); settle(typing.field); }
    stopped(true);
  });
  area.addEventListener("untaken", (event) => { event.preventDefault(); missing(partOf(event), event.detail); });
}

// A page outlives its desk, and no other desk has its address ever again: once the desk is gone the page says so, and is not left for an error.
const PATIENCE = { again: 400, coming: 2000, quiet: 60000, seldom: 1000, telling: 100, typing: 2500 }; // milliseconds: one missed answer may be chance
let isGone = false;
let looked = -Infinity;
let isWaiting = false;
async function isThere() {
  const answer = await fetch("/assets/desk.js", { headers: { "HX-Request": "true" } }).catch(() => null);
  return answer !== null && answer.status !== 403;
}
function tellGone(words = document.body.dataset.gone) {
  const told = document.querySelector("#gone") ?? document.createElement("p");
  Object.assign(told, { id: "gone", className: "problems", role: "alert", tabIndex: -1, textContent: words });
  document.querySelector("main").prepend(told);
  return told;
}
function look() {
  if (isGone || isWaiting || !document.body.dataset.gone) return;
  isWaiting = true;
  setTimeout(lookNow, Math.max(0, looked + PATIENCE.seldom - performance.now()));
}
async function lookNow() {
  isWaiting = false;
  looked = performance.now();
  if (await isThere()) return;
  await new Promise((go) => setTimeout(go, PATIENCE.again));
  isGone = isGone || !(await isThere());
  if (isGone) tellGone();
}
for (const kind of ["visibilitychange", "pointerover", "focusin", "htmx:error"]) document.addEventListener(kind, look);
addEventListener("focus", look);
setInterval(() => { if (!document.hidden) look(); }, PATIENCE.quiet);
for (const kind of ["click", "submit"]) {
  document.addEventListener(kind, (event) => {
    const leaves = kind === "submit" ? !event.target.closest("main") || event.target.method !== "post" : event.target.closest?.("a[href]:not([href^='#'], [target])");
    if (!(isGone || untaken.size) || !leaves) return;
    event.preventDefault();
    event.stopPropagation();
    const [part, words] = [...untaken].at(-1) ?? [];
    const told = (!isGone && part.querySelector(":scope > .untaken, .kept strong.fault")) || tellGone(isGone ? undefined : words); // said once
    told.tabIndex = -1;
    told.scrollIntoView({ block: "nearest" });
    told.focus();
  }, true);
}

function whyRefused(answer, text) {
  return answer?.headers.has("Kept") ? new DOMParser().parseFromString(text, "text/html").body.textContent.trim() : document.body.dataset.missing;
}

// What was found stays where the desk lets nobody in, and no search holds back who wants to leave: nothing of it is to be saved.
document.addEventListener("htmx:after:request", (event) => {
  if (!event.target.matches("[role=search]")) return;
  const { response, text } = event.detail.ctx;
  if (!isShut(response)) { taken(event.target); return; }
  event.preventDefault();
  tellGone(whyRefused(response, text));
});

// How many are found is told each time, also where it is as many as before, and never the list itself.
document.addEventListener("htmx:after:swap", (event) => {
  if (!event.target.matches("[role=search]")) return;
  const words = [...document.querySelectorAll("#found > :is(h2, .warn)")].map((told) => told.textContent).join(" ");
  const told = document.querySelector("#found-told");
  told.textContent = "";
  setTimeout(() => { told.textContent = words; }, PATIENCE.telling);
});

// Who leaves a page on which something is typed that is saved nowhere is asked. What is just sent is no such thing, nor are answers, which are
// saved as they are given, but where the page says that they were not. What was refused is sent along where the other language is pressed.
let sending;
document.addEventListener("input", () => { sending = undefined; });
function isUnsaved(form) {
  if (form === sending) return false;
  const part = form.closest("[data-answers]") && form.closest("[hx-post]");
  if (form.matches("[data-unsaved]") || part?.querySelector(".kept strong.fault")) return !sending?.elements.asked_at;
  return !part && [...form.elements].some((field) => field.matches("input:not([type=hidden]), select") && differs(field));
}
addEventListener("beforeunload", (event) => {
  const forms = document.querySelectorAll("main form[method=post]:not([role=search])");
  if (!document.activeElement?.matches("[href^='tel:'], [data-gives-up]") && [...forms].some(isUnsaved)) event.preventDefault();
});

// The page is not left for a desk that would not take its form: another page would take the place of what was typed.
async function whyUntaken(form) {
  const body = new URLSearchParams({ form_token: form.elements.form_token.value, of: form.getAttribute("action") });
  const answer = await fetch("/here", { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => null);
  const part = form.closest("[hx-post]") ?? form;
  if (answer?.ok) { taken(part); return ""; }
  const words = whyRefused(answer, await answer?.text());
  if (isShut(answer) && !form.matches("[role=search]")) untaken.set(part, words);
  return words;
}
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post" || !form.closest("main") || form.dataset.there) { sending = form; return; }
  event.preventDefault();
  const words = await whyUntaken(form);
  form.querySelector(":scope > .untaken")?.remove();
  if (words) {
    if (!form.dispatchEvent(new CustomEvent("untaken", { detail: words, bubbles: true, cancelable: true }))) return;
    const told = document.createElement("p");
    told.className = "problems untaken";
    told.role = "alert";
    told.textContent = words;
    form.prepend(told);
    told.scrollIntoView({ block: "nearest" });
    return;
  }
  form.dataset.there = "yes";
  form.requestSubmit(event.submitter);
  delete form.dataset.there;
});

// What is wrong with an answer stands beside its question, which is described by it.
function besideQuestions(part) {
  for (const place of part.querySelectorAll(".beside")) place.replaceChildren();
  for (const field of part.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  for (const told of part.querySelectorAll(".kept [data-of]")) {
    const fields = part.querySelectorAll(`[name="${CSS.escape(told.dataset.of)}"], [name="${CSS.escape("typed." + told.dataset.of)}"]`);
    for (const field of fields) if (field.type !== "radio") field.setAttribute("aria-invalid", "true");
    fields[0]?.closest(".ask, .field, td")?.querySelector(".beside").append(told.cloneNode(true), " ");
  }
}

// A folder is found by walking: each click names one in its field, and shows what lies in it.
async function showFolders(field, at) {
  const place = field.querySelector(".folders");
  const asked = new URLSearchParams({ at, ...(place.dataset.copies && { copies: "yes" }) });
  const answer = await fetch(`${place.dataset.from}?${asked}`).catch(() => null);
  if (!answer?.ok) { place.textContent = document.body.dataset.missing; return; }
  place.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
  place.querySelector("[tabindex]").focus();
}
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-folders-of], [data-folder], [data-copy]");
  if (!button) return;
  const field = button.closest(".field:has(> .folders)");
  const input = field.querySelector("input");
  const named = button.dataset.folder ?? button.dataset.copy;
  const { inside } = field.querySelector(".folders").dataset;
  if (named) input.value = inside ? named.replace(/[\\/]$/, "") + (named.includes("\\") ? "\\" : "/") + inside : named;
  if (button.matches("[data-copy]")) input.focus(); else showFolders(field, named ?? input.value);
});

// The button for files is ours, and has the focus wherever the field would have it.
document.addEventListener("click", (event) => event.target.closest?.(".pick > button")?.parentElement.querySelector("input").click());
document.addEventListener("focusin", (event) => { if (event.target.matches(".pick > input")) event.target.parentElement.querySelector("button").focus(); });

// Files that are dropped anywhere on their form are chosen there.
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target instanceof Element ? event.target.closest("form.drop") : null;
    if (!form) return;
    event.preventDefault();
    form.classList.toggle("over", kind === "dragover");
    if (kind !== "drop" || !event.dataTransfer.files.length) return;
    const input = form.querySelector('input[type="file"]');
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
  });
}

// Files that are too much at once are not sent: the server would end the connection before any page could say why. Their names are.
document.addEventListener("change", (event) => {
  if (!event.target.matches?.("input[type=file][data-most]")) return;
  const bytes = [...event.target.files].reduce((sum, file) => sum + file.size, 0);
  const tooLarge = bytes > Number(event.target.dataset.most);
  const names = tooLarge ? [...event.target.files].map((file) => file.name) : [];
  const field = event.target.closest(".field");
  field.querySelector("[name=too-large]").value = names.join("/");
  field.querySelector("[role=alert] .name").textContent = names.join(", ");
  field.querySelector("[role=alert]").hidden = !tooLarge;
  if (tooLarge) event.target.value = "";
});

// Which files were chosen stands in our own words.
document.addEventListener("change", (event) => {
  const told = event.target.parentElement?.querySelector(":scope > [data-none]");
  if (told) told.textContent = [...event.target.files].map((file) => file.name).join(", ") || told.dataset.none;
});

// A page that is long in coming, as one for which large files are read, is told on the one that is still seen. A number that is dialled brings none;
// nor does it come for sure where it was asked first whether what is not saved is to be left.
let coming;
function ceased() {
  clearTimeout(coming);
  document.querySelector("#coming")?.remove();
}
addEventListener("beforeunload", (event) => {
  ceased();
  if (document.activeElement?.protocol === "tel:") return;
  coming = setTimeout(() => {
    if (event.defaultPrevented) return;
    document.body.append(Object.assign(document.createElement("p"), { id: "coming", className: "message", role: "status", textContent: document.body.dataset.coming }));
  }, PATIENCE.coming);
});
addEventListener("pageshow", ceased);

// The page of long work looks no more, and goes nowhere by itself, once another page was asked for: that one comes, however long it takes.
let isLeft = false;
addEventListener("beforeunload", () => { isLeft = true; });
addEventListener("pageshow", () => { isLeft = false; });
for (const kind of ["htmx:before:request", "htmx:before:response"]) {
  document.addEventListener(kind, (event) => { if (isLeft && event.target.matches("#work")) event.preventDefault(); });
}

// Answers by keyboard: a digit chooses and goes on, Backspace takes that back, Enter goes on, Ctrl+Enter saves; one answer takes the place of another.
// At a question with a field all that is typed is written there, as a digit may begin a day or an address: one that stands alone once it is left is the answer of that digit.
"use strict";
const digit = (typed) => /^[0-9০-৯]$/.test(typed) ? "0123456789০১২৩৪৫৬৭৮৯".indexOf(typed) % 10 : 0;
const isSign = (key) => key !== " " && ([...key].length === 1 || /[^ -~]/.test(key)); // other keys have names; a space chooses
const isWritten = (field) => field.matches("input:not([type=radio], [type=checkbox])");
const seen = (element) => element.checkVisibility(); // what lies in a section that is closed has its place, too, but cannot be chosen
function stops(area) {
  const all = area.matches("form") ? area.querySelectorAll(".ask, [data-stop], [data-main]") : area.querySelectorAll("select, input:not([type=hidden])");
  return [...all].filter(seen);
}
function focusOn(stop) {
  (stop.matches(".ask") ? stop.querySelector("input:checked:not([value=''])") ?? stop.querySelector("input:enabled") : stop).focus();
}
function goOn(area, from) {
  const next = stops(area).find((stop) => from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING); // also from what is no stop itself
  if (next) focusOn(next);
}
const radios = (ask) => ask?.querySelectorAll(".choices:not([data-number]) input[type=radio]:not([value=''])") ?? [];
const called = (choice) => choice.text || (choice.labels?.[0].lastChild.textContent.trim() ?? choice.value);
// What a digit chose is heard once it is saved: the focus is on the next question by then.
const chosen = new WeakMap();
function noteChosen(stop, words) {
  const part = stop.closest("[hx-post]");
  chosen.set(part, [...(chosen.get(part) ?? []), words]);
}
function put(stop, choice, words = called(choice)) {
  choice[choice.matches("option") ? "selected" : "checked"] = true;
  noteChosen(stop, words);
  (choice.matches("option") ? stop : choice).dispatchEvent(new Event("change", { bubbles: true }));
}
function choose(stop, number) {
  const choice = stop.matches("select") ? stop.options[number] : radios(stop)[number - 1];
  if (!choice || choice.disabled) return false;
  const before = stop.matches("select") ? stop.selectedOptions[0] : stop.querySelector("input:checked, input[value='']");
  put(stop, choice);
  byDigit.push({ stop, before, choice });
  markLast();
  return true;
}

// A mistyped digit goes on like any other: what the last one chose is marked, and Backspace takes it back, and so on to the first, until something is answered otherwise.
const byDigit = []; // the newest last
const backKey = Object.assign(document.createElement("kbd"), { textContent: "Backspace", ariaHidden: "true" });
function markLast() {
  document.querySelector(".last")?.classList.remove("last");
  backKey.remove();
  const stop = byDigit.at(-1)?.stop;
  stop?.classList.add("last");
  stop?.querySelector("legend")?.append(backKey);
}
function takeBack(area) {
  const { stop, before, choice } = byDigit.pop();
  put(stop, before, `${area.dataset.back}: ${called(choice)}`);
  markLast();
  focusOn(stop);
}
function forgetDigits() {
  byDigit.length = 0;
  markLast();
}

// What stands in a field for an offered answer: its digit, or its beginning up to a comma or further where no other begins so.
function meant(field) {
  const typed = field.value.trim();
  const options = [...(field.list?.options ?? radios(field.closest(".ask")))];
  const begun = typed.includes(",") ? options.filter((option) => option.value.startsWith(typed)) : [];
  const option = (field.matches("[data-number]") ? undefined : options[digit(typed) - 1]) ?? (begun.length === 1 ? begun[0] : undefined);
  return option?.disabled ? undefined : option;
}
function settle(field) {
  const option = isWritten(field) ? meant(field) : undefined;
  if (!option) return;
  if (!field.list) option.checked = true;
  field.value = field.list ? option.value : "";
  noteChosen(field, called(option));
}
function keyed(area, event) {
  const main = area.querySelector("[data-main]");
  if (event.key === "Enter" && event.ctrlKey && main) { event.preventDefault(); settle(event.target); main.form.requestSubmit(main); return; }
  const pastes = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "v";
  if (!pastes && (event.ctrlKey || event.metaKey) || event.altKey || event.target.matches("button, a, summary")) return;
  const stop = event.target.closest(".ask") || event.target;
  if (event.key === "Enter") { event.preventDefault(); goOn(area, stop); return; }
  if (event.key === "Backspace" && byDigit.length && !event.repeat && !(isWritten(event.target) && event.target.value)) { event.preventDefault(); takeBack(area); return; }
  if (event.target.matches("input:not([type=radio])")) return;
  const field = stop.querySelector(".typed input");
  if (field && (pastes || isSign(event.key))) { field.focus(); field.select(); return; } // where it is written then
  const number = digit(event.key);
  if (number && choose(stop, number)) { event.preventDefault(); goOn(area, stop); }
}
// Where the summary of what is wrong is read, or nothing has the focus, Enter goes to the first question; a digit is nobody's answer there.
document.addEventListener("keydown", (event) => {
  const area = document.querySelector("form[data-answers]");
  if (area && event.key === "Enter" && event.target.matches("body, .problems, #told")) keyed(area, event);
});
for (const area of document.querySelectorAll("[data-answers]")) {
  area.addEventListener("keydown", (event) => keyed(area, event));
  // An answer that cannot be given leads to the field in which is written what can: what describes that field says why.
  area.addEventListener("click", ({ target }) => target.closest(".choice:has(:disabled)")?.closest(".ask").querySelector(".typed input")?.focus());
  for (const kind of ["input", "change"]) area.addEventListener(kind, (event) => { if (event.isTrusted) forgetDigits(); }, true);
  area.addEventListener("input", (event) => {
    const none = event.target.matches(".typed input") && event.target.closest(".ask").querySelector("input[type=radio][value='']");
    if (none && event.target.value) none.checked = true;
  });
  area.addEventListener("change", (event) => {
    settle(event.target);
    const typed = event.target.closest(".ask")?.querySelector("input:not([type=radio])");
    if (typed && event.target !== typed && event.target.value) typed.value = "";
  }, true);
}

// What plain pages cannot do themselves: the summary of what is wrong is read first.
"use strict";
document.querySelector(".problems")?.focus();

// Answers by keyboard: a digit chooses and goes on, Enter goes on, Ctrl+Enter saves; one answer takes the place of another.
const digit = (key) => "০১২৩৪৫৬৭৮৯".indexOf(key) >= 0 ? "০১২৩৪৫৬৭৮৯".indexOf(key) : /^[0-9]$/.test(key) ? Number(key) : 0;
const seen = (element) => element.offsetParent !== null;
function stops(area) {
  const all = area.matches("form") ? area.querySelectorAll(".ask, [data-main]") : area.querySelectorAll("select, input:not([type=hidden])");
  return [...all].filter(seen);
}
function goOn(area, from) {
  const all = stops(area);
  const next = all[all.indexOf(from) + 1];
  if (!next) return;
  (next.matches(".ask") ? next.querySelector("input:checked:not([value='']), input") : next).focus();
}
function choose(stop, number) {
  const choice = stop.matches("select") ? stop.options[number] : stop.querySelectorAll("input[type=radio]:not([value=''])")[number - 1];
  if (!choice) return false;
  if (stop.matches("select")) stop.selectedIndex = number; else choice.checked = true;
  (stop.matches("select") ? stop : choice).dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}
for (const area of document.querySelectorAll("[data-answers]")) {
  area.addEventListener("keydown", (event) => {
    const main = area.querySelector("[data-main]");
    if (event.key === "Enter" && event.ctrlKey && main) { event.preventDefault(); main.form.requestSubmit(main); return; }
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("button, a, summary")) return;
    const stop = event.target.closest(".ask") || event.target;
    if (event.key === "Enter") { event.preventDefault(); goOn(area, stop); return; }
    const number = event.target.matches("input:not([type=radio])") ? 0 : digit(event.key);
    if (number && choose(stop, number)) { event.preventDefault(); goOn(area, stop); }
  });
  area.addEventListener("input", (event) => {
    const ask = event.target.closest(".ask");
    const typed = ask?.querySelector("input:not([type=radio])");
    const none = ask?.querySelector("input[type=radio][value='']");
    if (!typed || !none) return;
    if (event.target === typed && typed.value) none.checked = true;
  });
  area.addEventListener("change", (event) => {
    const option = event.target.list?.options[digit(event.target.value.trim()) - 1];
    if (option) event.target.value = option.value;
    const typed = event.target.closest(".ask")?.querySelector("input:not([type=radio])");
    if (typed && event.target !== typed && event.target.value) typed.value = "";
  }, true);
}

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

// Files that are too much at once are not sent: the server would end the connection before any page could say why.
document.addEventListener("change", (event) => {
  if (!event.target.matches?.("input[type=file][data-most]")) return;
  const bytes = [...event.target.files].reduce((sum, file) => sum + file.size, 0);
  const tooLarge = bytes > Number(event.target.dataset.most);
  event.target.parentElement.querySelector("[role=alert]").hidden = !tooLarge;
  if (tooLarge) event.target.value = "";
});

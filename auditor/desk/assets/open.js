// Hands the token of the opening address in once, and takes it out of the address first; where the history keeps it, it is spent.
"use strict";
const token = location.hash.slice(1);
history.replaceState(null, "", location.pathname);
const used = () => {
  document.getElementById("opening").hidden = true;
  document.getElementById("used").hidden = false;
};
fetch("/session", { method: "POST", body: new URLSearchParams({ token }) })
  .then((answer) => (answer.ok ? location.replace("/") : used()))
  .catch(used);

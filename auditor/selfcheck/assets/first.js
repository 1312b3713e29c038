/* Written for browsers of any age: tells when this one is too old, and when something went wrong. */
(function () {
  "use strict";
  /* The newest thing that the page needs: Chrome 98, Firefox 94 have it. */
  var old = typeof structuredClone === "undefined";
  function complain() {
    var box = document.getElementById(old ? "old" : "error");
    if (box) box.hidden = false;
  }
  if (old) complain();
  window.onerror = function () {
    complain();
    return false;
  };
  window.onload = function () {
    if (document.getElementById("page").hidden) complain(); /* the page's own script did not run, or was changed */
  };
})();

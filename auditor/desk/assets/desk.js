// What plain pages cannot do themselves: the summary of what is wrong is read first.
"use strict";
document.querySelector(".problems")?.focus();

/* The self-check page: leads one person through the five steps. It sends nothing, stores nothing, and forgets what was
   typed as soon as a step is left; only the verdict and the answers stay in memory until the slip is made. */
(() => {
  "use strict";
  const PASSWORD_LIMIT = 256; // longer is no password: something else was pasted
  const CODE_SIGNS = 8;
  const MOST_DAYS = 9999; // longer ago is told as that long ago
  const GRACE_DAYS = 60; // after the last day of a round; clocks of offices are wrong, so nothing is blocked
  const QUIET_ZONE = 4; // light modules around a QR, ISO/IEC 18004
  const DRAW_AFTER = 20; // milliseconds without a key
  const SAY_AFTER = 800; // a screen reader hears the verdict when the fingers rest
  const SVG = "http://www.w3.org/2000/svg";

  const byId = (id) => document.getElementById(id);
  const parsed = (id) => JSON.parse(byId(id).textContent);
  const texts = parsed("texts");
  const round = parsed("round");
  const split = (words) => (typeof words === "string" ? words.split("|") : words);
  const words = Object.fromEntries(Object.entries(round.words).map(([name, list]) => [name, split(list)]));
  const languages = ["bn", "en"];
  let language = document.documentElement.lang;

  // Words

  const digits = (number) =>
    language === "bn"
      ? String(number).replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x9b6))
      : String(number);
  const worded = (value) => {
    if (typeof value === "function") return worded(value());
    if (Array.isArray(value)) return value[languages.indexOf(language)];
    return typeof value === "number" ? digits(value) : value;
  };
  const say = (id, values = {}) =>
    texts[id][languages.indexOf(language)].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? worded(values[name]) : whole));
  const filled = new WeakMap();
  const put = (node, id, values) => {
    node.dataset.t = id;
    filled.set(node, values);
    node.textContent = say(id, values);
    node.hidden = false;
  };
  const blank = (node) => {
    node.textContent = "";
    delete node.dataset.t;
  };
  const item = (tag, id, values) => {
    const node = document.createElement(tag);
    put(node, id, values);
    return node;
  };
  const speak = (sentence) => {
    const live = byId("live");
    live.textContent = "";
    live.textContent = sentence;
  };
  const complain = (node, field, id, values) => {
    put(node, id, values);
    field.setAttribute("aria-invalid", "true");
    field.focus();
    speak(say(id, values));
  };
  const content = (node, field) => {
    node.hidden = true;
    field.removeAttribute("aria-invalid");
  };

  // Days

  const twoDigits = (number) => String(number).padStart(2, "0");
  const iso = (day) => `${day.getFullYear()}-${twoDigits(day.getMonth() + 1)}-${twoDigits(day.getDate())}`;
  const noon = (written) => new Date(`${written}T12:00:00`);
  const later = (written, days) => {
    const day = noon(written);
    day.setDate(day.getDate() + days);
    return iso(day);
  };
  const today = () => iso(new Date());
  const dayWords = (written) => () => {
    const [year, month, day] = written.split("-").map(Number);
    return `${digits(day)} ${say(`month-${month}`)} ${digits(year)}`;
  };
  const minute = (now) => `${iso(now)}T${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`;
  const daysBetween = (first, last) => Math.round((noon(last) - noon(first)) / 86400000);

  // What is known of the person in front of the page

  let step = 1;
  let found = null; // the account whose code was typed, with the code
  let tested = null; // the verdict on the password that was tested, without the password
  let ahead = 2; // the step after the code
  const sections = [1, 2, 3, 4, 5].map((number) => byId(`at-${number}`));
  const code = byId("code");
  const password = byId("password");
  const other = byId("other");
  const own = byId("own");
  const mail = byId("mail");
  const sealing = Boolean(globalThis.crypto && crypto.subtle);

  const show = (number) => {
    step = number;
    sections.forEach((section, place) => {
      section.hidden = place + 1 !== step;
    });
    byId("safe").hidden = step !== 1;
    [...byId("steps").children].forEach((one, place) => {
      one.className = place + 1 < step ? "past" : "";
      if (place + 1 === step) one.setAttribute("aria-current", "step");
      else one.removeAttribute("aria-current");
    });
    for (const told of document.querySelectorAll(".tested")) {
      told.hidden = !tested;
      told.replaceChildren();
      if (tested) told.append(item("b", "tested"), ": ", ...spaced(summary(tested)));
    }
    arrive[step]();
  };
  const goTo = (number) => {
    if (step === 2) emptySecrets();
    if (step === 5) dropSlip();
    show(number);
    byId(`head-${step}`).focus({ preventScroll: true });
    scrollTo(0, 0);
  };

  // 1 Code

  const bangla = /[\u0980-\u09e5\u09f0-\u09ff]/; // letters, not digits: those are understood
  const signs = (typed) => [...typed.replace(/[\s\u00ad\u2010-\u2015-]/g, "")].length;
  const lookUp = async (typed) => {
    let read;
    try {
      read = PasswordSlip.readCode(typed);
    } catch {
      return null; // a sign that no code has
    }
    const length = round.accounts.length ? round.accounts[0][0].length : 4;
    const tag = await PasswordSlip.codeTag(round.id, round.tag_salt, read, length);
    const account = round.accounts.find(([one]) => one === tag);
    if (!account) return null;
    const [, office, post, portal] = account;
    return { code: read, tag, office: round.offices[office], post: round.posts[post], portal: round.portals[portal] };
  };
  const readCode = async (finished) => {
    const typed = code.value;
    const told = byId("code-told");
    const length = signs(typed);
    let looked = null;
    let complaint = "";
    if (bangla.test(typed)) complaint = "s1-bangla";
    else if (length === CODE_SIGNS) {
      looked = await lookUp(typed);
      if (code.value !== typed) return; // typed on meanwhile: the next call tells
      if (!looked) complaint = "s1-wrong";
    } else if (length > CODE_SIGNS || (finished && length)) complaint = "s1-short";
    else if (finished) complaint = "s1-none";
    found = looked;
    byId("code-found").hidden = !found;
    byId("skip").hidden = Boolean(found);
    if (!complaint) content(told, code);
    else if (finished) complain(told, code, complaint, { n: length });
    else {
      put(told, complaint, { n: length });
      speak(say(complaint, { n: length }));
    }
    if (found) {
      put(byId("code-whose"), "s1-yours", { office: found.office, post: found.post });
      speak(`${say("s1-ok")} ${byId("code-whose").textContent}`);
    }
  };

  // 2 Password: what is typed stays in the fields and in the arguments of one call; nothing else ever holds it

  let ready = false; // the engine is there
  let making = false; // the password in the field was made here
  let known = words; // with those of the person, while the field for them is filled
  const timers = { draw: 0, say: 0 };
  const secrets = [password, other];
  const shown = (field, visible) => {
    field.type = visible ? "text" : "password";
    put(byId(`show-${field.id}`).firstChild, visible ? "s2-hide" : "s2-show");
  };
  // Password managers take what a person types from the browser's own edits: Firefox offers it behind a key beside the
  // address, and goes on offering it when the field is empty. So the page makes the edits itself, wherever it may.
  const editUnseen = (event) => {
    const { inputType: kind, target: field } = event;
    const words = event.data ?? (event.dataTransfer ? event.dataTransfer.getData("text/plain") : null);
    if (!event.cancelable || event.isComposing || (kind.startsWith("insert") && words === null)) return false;
    event.preventDefault();
    let [start, end] = [field.selectionStart, field.selectionEnd];
    if (kind.startsWith("delete") && start === end) {
      const one = /^deleteContent/.test(kind);
      if (/Forward$/.test(kind)) end = one ? end + [...field.value.slice(end)].slice(0, 1).join("").length : field.value.length;
      else start = one ? start - [...field.value.slice(0, start)].slice(-1).join("").length : 0;
    } else if (!/^(?:insert|delete)/.test(kind)) return false; // nothing to undo or to format
    const room = Math.max(0, field.maxLength - field.value.length + end - start);
    field.setRangeText(kind.startsWith("insert") ? words.replace(/[\r\n]/g, "").slice(0, room) : "", start, end, "end");
    return true;
  };
  const emptySecrets = () => {
    clearTimeout(timers.draw);
    clearTimeout(timers.say);
    for (const field of secrets) {
      field.value = "";
      shown(field, false);
    }
    own.value = "";
    known = words;
    byId("live").textContent = "";
    byId("compare").open = false;
    byId("caps").hidden = true;
    byId("leave-told").hidden = true;
    wrongLayout = false;
    draw(null);
  };
  const judged = () => {
    const verdict = PasswordJudge.judge(password.value, known, { rule: round.rule, year: round.year });
    const reused = other.value ? other.value.normalize() === password.value.normalize() : null;
    return { ...(reused ? PasswordJudge.also(verdict, "reused") : verdict), reused };
  };
  const kindNames = (kinds) => () => kinds.map((kind) => say(kind === "digit" ? "digit-rule" : `s2-${kind}`)).join(", ");
  const summary = (verdict) => {
    const missing = { missing: kindNames(verdict.missing) };
    if (verdict.meetsRule) {
      if (verdict.strength === "fair") return [["rule-pass"], ["fair"]];
      return [[verdict.strength === "strong" ? "pass-strong" : "pass-weak"]];
    }
    return verdict.strength === "strong" ? [["fail-strong", missing]] : [["rule-fail", missing], [verdict.strength]];
  };
  const spaced = (sentences) => sentences.flatMap(([id, values]) => [item("span", id, values), " "]);
  const draw = (verdict, instead = "empty") => {
    const box = byId("verdict");
    const told = byId("summary");
    told.replaceChildren(...spaced(verdict ? summary(verdict) : [[instead]]));
    box.className = "verdict";
    if (verdict) {
      const good = verdict.meetsRule && verdict.strength === "strong";
      const bad = !verdict.meetsRule || verdict.strength === "weak";
      box.classList.add(good ? "good" : bad ? "bad" : "middling");
    }
    for (const kind of ["upper", "lower", "symbol", "digit"]) {
      const line = byId(`kind-${kind}`);
      if (!line) continue;
      const lacks = verdict && verdict.lacks.includes(kind);
      line.className = verdict ? (lacks ? "lacks" : "has") : "";
      line.classList.toggle("advice", kind === "digit" && round.digit !== "require");
      if (verdict) put(line.lastElementChild, lacks ? "lacks" : "has");
      else line.lastElementChild.hidden = true;
    }
    byId("strength").hidden = !verdict;
    const reasons = verdict ? verdict.reasons.filter((reason) => reason !== "bijoy") : []; // that is told before the verdict
    byId("why").hidden = !reasons.length;
    byId("reasons").replaceChildren(...reasons.map((reason) => item("li", `why-${reason}`)));
    const bands = ["weak", "fair", "strong"];
    if (verdict) put(byId("band"), `band-${verdict.strength}`);
    else blank(byId("band"));
    [...box.querySelectorAll(".meter > i")].forEach((part, place) => {
      part.className = verdict && place <= bands.indexOf(verdict.strength) ? "on" : "";
    });
    const reuse = byId("reuse-told");
    if (verdict && verdict.reused !== null) put(reuse, verdict.reused ? "why-reused" : "not-reused");
    else reuse.hidden = true;
    byId("make-note").hidden = !(verdict && making);
  };
  const test = () => {
    const length = password.value.length;
    const verdict = length && ready && length <= PASSWORD_LIMIT ? judged() : null;
    throughBijoy = Boolean(verdict) && verdict.reasons.includes("bijoy");
    keyboardHints();
    if (verdict) {
      draw(verdict);
      const [told, reasons] = [summary(verdict), verdict.reasons.map((reason) => [`why-${reason}`])];
      return throughBijoy ? [reasons[0], ...told, ...reasons.slice(1)] : [...told, ...reasons];
    }
    const instead = !length ? "empty" : length > PASSWORD_LIMIT ? "too-long" : "busy";
    draw(null, instead);
    return length ? [[instead]] : [];
  };
  const testSoon = () => {
    clearTimeout(timers.draw);
    clearTimeout(timers.say);
    let sentences = [];
    timers.draw = setTimeout(() => {
      sentences = test();
    }, DRAW_AFTER);
    timers.say = setTimeout(() => speak(sentences.map(([id, values]) => say(id, values)).join(" ")), SAY_AFTER);
  };

  let throughBijoy = false; // a Bangla word came in as Latin signs
  let wrongLayout = false; // a letter key gave another letter: a keyboard program writes in its own order
  const keyboardHints = () => {
    const typed = password.value.slice(0, PASSWORD_LIMIT);
    const inBangla = /[\u0980-\u09ff]/.test(typed) || wrongLayout;
    const what = throughBijoy ? "why-bijoy" : inBangla ? "kb-bangla" : /[^\x20-\x7e]/.test(typed) ? "kb-odd" : "";
    byId("keyboard").hidden = !what || !typed;
    if (what) put(byId("keyboard-what"), what);
    byId("keyboard-look").hidden = password.type !== "password";
  };
  const watchKeys = (event) => {
    if (!event.getModifierState || !event.key) return; // filled in by a program, not typed
    byId("caps").hidden = !event.getModifierState("CapsLock");
    if (event.type === "keydown" && /^Key[A-Z]$/.test(event.code) && event.key.length === 1) {
      if (!event.ctrlKey && !event.altKey && !event.metaKey) wrongLayout = event.key.toUpperCase() !== event.code[3];
    }
  };

  const leavePassword = () => {
    const told = byId("leave-told");
    const length = password.value.length;
    if (!length && tested) return goTo(3); // tested before, and come back only to look
    if (!length) return complain(told, password, "s2-none");
    if (length > PASSWORD_LIMIT) return complain(told, password, "too-long");
    if (!ready) return complain(told, password, "busy");
    const { meetsRule, missing, strength, reused, reasons } = judged();
    tested = { meetsRule, missing, strength, reused, leaked: reasons.includes("breached") };
    choose("set", null); // it speaks of the password that was tested last
    return goTo(3);
  };

  // 4 Questions

  const radios = (name) => [...document.querySelectorAll(`input[name="${name}"]`)];
  const chosen = (name) => (radios(name).find((one) => one.checked) || { value: "" }).value;
  const choose = (name, value) => {
    for (const one of radios(name)) one.checked = one.value === value;
  };
  const chosenText = (name) => radios(name).find((one) => one.checked).parentNode.querySelector("[data-t]").dataset.t;
  const isOn = () => ["asked", "on"].includes(chosen("2s"));
  const dateParts = ["day", "month", "year"].map(byId);
  const ago = byId("ago");
  // A clock that stands outside the round is no calendar: how many days ago is asked instead, which it cannot make untrue.
  const isClockOdd = () => today() < round.opened || today() > later(round.due || round.opened, GRACE_DAYS);
  const follow = () => {
    byId("date").hidden = chosen("when") !== "date";
    for (const part of dateParts) part.parentNode.hidden = isClockOdd();
    ago.parentNode.hidden = !isClockOdd();
    byId("ask-method").hidden = !isOn();
    const told = byId("told-set");
    if (chosen("set") === "no") put(told, "q-set-wait");
    else told.hidden = true;
  };
  const chosenDay = () => {
    const [day, month, year] = dateParts.map((part) => part.value);
    if (!day || !month || !year) return ["", "date-whole"];
    const written = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
    if (Number.isNaN(noon(written).getTime()) || iso(noon(written)) !== written) return ["", "date-none"];
    return written > today() ? ["", "date-late"] : [written, ""];
  };
  const typedDigits = (field) =>
    field.value.replace(/[\u09e6-\u09ef]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x9b6)).replace(/[\s-]/g, "");
  const mailCode = () => typedDigits(mail);
  const daysAgo = () => {
    if (isClockOdd()) return /^[0-9]{1,4}$/.test(typedDigits(ago)) ? [Number(typedDigits(ago)), ""] : [0, "days-ago-none"];
    const [day, complaint] = chosenDay();
    return [day ? Math.min(daysBetween(day, today()), MOST_DAYS) : 0, complaint];
  };
  const asked = () => ["set", "when", "2s", ...(isOn() ? ["method"] : []), "profile", "shared"];
  const leaveQuestions = () => {
    follow();
    const wrong = [];
    for (const name of asked()) {
      const told = byId(`told-${name}`);
      const field = byId(`q-${name}`);
      let complaint = "";
      if (!chosen(name)) complaint = "choose";
      else if (name === "set" && chosen(name) === "no") complaint = "q-set-wait";
      else if (name === "when" && chosen(name) === "date") [, complaint] = daysAgo();
      content(told, field);
      if (complaint) wrong.push([told, field, complaint]);
    }
    content(byId("told-mail"), mail);
    if (mailCode() && !/^[0-9]{6}$/.test(mailCode())) wrong.push([byId("told-mail"), mail, "q-mail-wrong"]);
    for (const [told, field, complaint] of wrong) put(told, complaint);
    if (!wrong.length) return goTo(5);
    const [told, field, complaint] = wrong[0];
    const first = field === mail ? mail : radios(field.id.slice(2)).find((one) => one.checked) || radios(field.id.slice(2))[0];
    first.focus();
    told.scrollIntoView({ block: "center" });
    return speak(say(complaint));
  };

  const facts = () => {
    const when = { today: 0, date: daysAgo()[0], since: "since", "not-since": "not-since" }[chosen("when")];
    const profile = { today: 0, right: 0, no: "not-since" }[chosen("profile")];
    const said = {
      u: round.rule === "upper+lower+symbol" ? "uls" : "ulsd",
      m: tested.meetsRule ? 1 : 0,
      b: ["weak", "fair", "strong"].indexOf(tested.strength),
    };
    if (tested.reused !== null) said.x = tested.reused ? 1 : 0;
    if (tested.leaked) said.l = 1; // never 0: what is not found may have leaked all the same
    if (when !== undefined) said.w = when;
    if (chosen("2s") !== "unknown") said.s = chosen("2s");
    if (isOn() && chosen("method") !== "unknown") said.k = chosen("method");
    if (profile !== undefined) said.q = profile;
    if (chosen("shared") !== "unknown") said.h = chosen("shared") === "yes" ? 1 : 0;
    if (mailCode()) said.c = mailCode();
    return said;
  };

  // 5 Slip

  const review = () => {
    const rows = [
      ["s5-account", "s5-for", { office: found.office, post: found.post }],
      ["rule", tested.meetsRule ? "rule-met" : "rule-unmet"],
      ["strength", `band-${tested.strength}`],
    ];
    if (tested.reused !== null) rows.push(["reuse", tested.reused ? "why-reused" : "not-reused"]);
    for (const name of asked().slice(1)) {
      const isDay = name === "when" && chosen(name) === "date";
      if (isDay && isClockOdd()) rows.push(["q-when", "that-many-days", { n: daysAgo()[0] }]);
      else if (isDay) rows.push(["q-when", "that-day", { date: dayWords(chosenDay()[0]) }]);
      else rows.push([`q-${name}`, chosenText(name), {}]);
    }
    if (mailCode()) rows.push(["q-mail-label", "typed"]);
    rows.push(["slip-day", "that-day", { date: dayWords(today()) }]);
    byId("says").replaceChildren(
      ...rows.flatMap(([label, value, values]) => [item("dt", label), item("dd", value, values)]),
    );
  };
  const qr = (text) => {
    const code = LeanQR.generate(text, { minCorrectionLevel: LeanQR.correction.L, maxCorrectionLevel: LeanQR.correction.L });
    const count = code.size;
    let dark = "";
    for (let row = 0; row < count; row += 1) {
      for (let from = 0; from < count; from += 1) {
        let to = from;
        while (to < count && code.get(to, row)) to += 1;
        if (to > from) dark += `M${from + QUIET_ZONE} ${row + QUIET_ZONE}h${to - from}v1h${from - to}z`;
        from = to;
      }
    }
    const side = count + 2 * QUIET_ZONE;
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", `0 0 ${side} ${side}`);
    drawing.setAttribute("shape-rendering", "crispEdges");
    drawing.setAttribute("aria-hidden", "true");
    const ground = document.createElementNS(SVG, "path");
    ground.setAttribute("fill", "#fff");
    ground.setAttribute("d", `M0 0h${side}v${side}h-${side}z`);
    const modules = document.createElementNS(SVG, "path");
    modules.setAttribute("fill", "#000");
    modules.setAttribute("d", dark);
    drawing.append(ground, modules);
    return drawing;
  };
  const dropSlip = () => {
    document.documentElement.classList.remove("slipped");
    byId("slip").hidden = true;
    for (const id of ["slip-text", "slip-whose", "slip-number"]) blank(byId(id));
    byId("qr").replaceChildren();
    byId("outcome").hidden = true;
  };
  const makeSlip = async () => {
    const button = byId("seal");
    button.disabled = true;
    speak(say("busy"));
    try {
      const now = new Date();
      const slip = { round: round.id, tag: found.tag, page: round.page, at: minute(now), facts: facts() };
      const text = await PasswordSlip.seal(slip, found.code, round.public_key);
      const number = await PasswordSlip.number(text);
      byId("slip-text").textContent = text;
      byId("qr").replaceChildren(qr(text));
      put(byId("slip-whose"), "s5-for", { office: found.office, post: found.post });
      put(byId("slip-number"), "s5-number", { slip_no: number });
      byId("save").dataset.file = `slip-${round.id}-${number}.txt`;
      byId("ready").hidden = true;
      byId("slip").hidden = false;
      byId("another").hidden = false;
      document.documentElement.classList.add("slipped");
      byId("slip-number").focus({ preventScroll: true });
      byId("slip-whose").scrollIntoView();
      speak(`${say("s5-number", { slip_no: number })} ${say("s5-cleared")}`);
    } finally {
      button.disabled = false;
    }
  };
  const save = () => {
    const address = URL.createObjectURL(new Blob([`${byId("slip-text").textContent}\n`], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = byId("save").dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    put(byId("outcome"), "s5-saved", { file: link.download });
    speak(byId("outcome").textContent);
  };
  const select = () => {
    const range = document.createRange();
    range.selectNodeContents(byId("slip-text"));
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const copy = async () => {
    let copied = true;
    try {
      await navigator.clipboard.writeText(byId("slip-text").textContent);
    } catch {
      select();
      copied = document.execCommand("copy"); // old, but it works where the clipboard is not given to pages
    }
    if (!copied) byId("slip-text").scrollIntoView({ block: "center" });
    put(byId("outcome"), copied ? "s5-copied" : "s5-copy-fail");
    speak(byId("outcome").textContent);
  };

  // Arriving at a step

  const arrive = {
    1: () => {
      byId("code-found").hidden = !found;
      byId("skip").hidden = Boolean(found) || !sealing;
    },
    2: test,
    3: () => {
      put(byId("portal"), found && found.portal ? "s3-1" : "s3-1-any", { portal: found ? found.portal : "" });
      byId("unmet").hidden = tested.meetsRule;
    },
    4: follow,
    5: () => {
      const obstacle = !sealing ? "nocrypto" : !found ? "s5-no-code" : "";
      byId("wait").hidden = !obstacle;
      byId("ready").hidden = Boolean(obstacle);
      byId("to-code").hidden = obstacle !== "s5-no-code";
      byId("another").hidden = true;
      if (obstacle) put(byId("wait-what"), obstacle);
      else review();
    },
  };

  // Everything at its beginning

  const startOver = () => {
    found = null;
    tested = null;
    ahead = 2;
    for (const field of document.querySelectorAll("input")) {
      if (field.type === "radio") field.checked = false;
      else field.value = "";
      field.removeAttribute("aria-invalid");
    }
    for (const one of document.querySelectorAll("select")) one.selectedIndex = 0;
    for (const one of document.querySelectorAll(".told, #code-found")) one.hidden = true;
    for (const id of ["says", "code-whose", "portal"]) blank(byId(id));
    dropSlip();
    emptySecrets();
    show(1);
  };

  const tellNetwork = () => {
    for (const one of document.querySelectorAll(".net")) {
      one.classList.toggle("off", !navigator.onLine);
      if (one.dataset.t !== (navigator.onLine ? "net-on" : "net-off")) put(one, navigator.onLine ? "net-on" : "net-off");
    }
  };
  const tellDay = () => {
    const now = today();
    put(byId("pc-date"), "pc-date", { date: dayWords(now) });
    byId("early").hidden = now >= round.opened;
    byId("over").hidden = now < round.opened || !isClockOdd();
    const years = byId("year");
    const last = Math.max(Number(now.slice(0, 4)), Number(round.opened.slice(0, 4)));
    for (let year = Number(round.decision_day.slice(0, 4)); year <= last; year += 1) {
      if (![...years.options].some((option) => option.value === String(year))) years.append(option(year));
    }
  };
  const option = (value, id = "") => {
    const one = document.createElement("option");
    one.value = value;
    if (id) put(one, id);
    else put(one, "number", { n: value });
    return one;
  };
  const retell = () => {
    document.documentElement.lang = language;
    document.title = say("title");
    byId("live").textContent = "";
    for (const node of document.querySelectorAll("[data-t]")) node.textContent = say(node.dataset.t, filled.get(node));
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
    for (const node of document.querySelectorAll("[data-number]")) node.textContent = digits(node.dataset.number);
    byId("lang").lang = languages.find((one) => one !== language);
  };

  // In the engine's word lists the commonest pairs of signs are written as one: a sign for two, some of these signs too.
  const unpacked = (engine, pairs) => {
    const long = {};
    for (const [sign, ...pair] of pairs.trim().split(" ")) long[sign] = pair.map((one) => long[one] ?? one).join("");
    const from = engine.indexOf('frequency_lists={passwords:"') + 'frequency_lists={passwords:"'.length;
    const to = engine.indexOf("},module.exports=frequency_lists");
    const lists = engine.slice(from, to).replace(/[^a-z0-9,]/g, (sign) => long[sign] ?? sign);
    return engine.slice(0, from) + lists + engine.slice(to);
  };
  const loadEngine = () => {
    const block = byId("engine");
    if (!block) return;
    const script = document.createElement("script");
    script.textContent = unpacked(block.textContent, block.dataset.pairs);
    block.remove();
    document.head.append(script);
    script.remove();
    if (typeof PasswordJudge === "undefined" || typeof LeanQR === "undefined") throw new Error("the page is not whole");
    ready = true;
    if (step === 2) test();
    warmUp(["", "x", "Warm-Up#1"]);
  };
  // The first verdict gathers words and hashes, and is slow; so these are judged while nobody does anything.
  const whenIdle = globalThis.requestIdleCallback || setTimeout;
  const warmUp = ([first, ...others]) =>
    whenIdle(() => {
      PasswordJudge.judge(first, words, { rule: round.rule, year: round.year });
      if (others.length) warmUp(others);
    });
  const afterPaint = () => requestAnimationFrame(() => setTimeout(loadEngine));

  // What the person does

  const onClick = (id, act) => byId(id).addEventListener("click", act);
  onClick("lang", () => {
    language = languages.find((one) => one !== language);
    retell();
  });
  code.addEventListener("input", () => readCode(false));
  code.addEventListener("keydown", (event) => {
    if (event.key === "Enter") byId("next-1").click();
  });
  onClick("next-1", async () => {
    if (!sealing) return goTo(ahead); // no code can be looked up here
    await readCode(true);
    return found && goTo(ahead);
  });
  onClick("without", () => {
    code.value = "";
    found = null;
    content(byId("code-told"), code);
    goTo(ahead);
  });
  for (const field of secrets) {
    const edited = () => {
      if (field === password) making = false;
      content(byId("leave-told"), field);
      testSoon();
    };
    field.addEventListener("beforeinput", (event) => editUnseen(event) && edited());
    field.addEventListener("input", edited);
    field.addEventListener("keydown", watchKeys);
    field.addEventListener("keyup", watchKeys);
    onClick(`show-${field.id}`, () => {
      shown(field, field.type === "password");
      keyboardHints();
      field.focus();
    });
  }
  own.addEventListener("input", () => {
    known = own.value && ready ? PasswordJudge.withOwn(words, [own.value]) : words;
    testSoon();
  });
  onClick("clear", () => {
    password.value = "";
    making = false;
    wrongLayout = false;
    shown(password, false);
    test();
    password.focus();
  });
  onClick("make", () => {
    if (!ready) return;
    password.value = PasswordJudge.passphrase((array) => crypto.getRandomValues(array));
    making = true;
    wrongLayout = false;
    shown(password, true);
    speak(`${say("s2-make-note")} ${test().map(([id, values]) => say(id, values)).join(" ")}`);
    password.focus();
  });
  onClick("next-2", leavePassword);
  onClick("next-3", () => goTo(4));
  byId("at-4").addEventListener("change", (event) => {
    if (event.target === mail) return;
    const field = event.target.closest(".question");
    content(field.querySelector(".told"), field);
    follow();
  });
  mail.addEventListener("input", () => content(byId("told-mail"), mail));
  onClick("next-4", leaveQuestions);
  for (const number of [2, 3, 4, 5]) onClick(`back-${number}`, () => goTo(number - 1));
  onClick("to-code", () => {
    ahead = 5;
    goTo(1);
    code.focus();
  });
  onClick("seal", makeSlip);
  onClick("save", save);
  onClick("copy", copy);
  onClick("print", () => print());
  onClick("another", () => {
    startOver();
    location.reload(); // so that nothing of the person before is left in the browser's memory of this page
  });

  addEventListener("online", tellNetwork);
  addEventListener("offline", tellNetwork);
  addEventListener("focus", tellDay);
  addEventListener("beforeunload", emptySecrets);
  addEventListener("pagehide", startOver);
  addEventListener("unhandledrejection", () => {
    emptySecrets();
    byId("error").hidden = false;
  });

  for (let day = 1; day <= 31; day += 1) byId("day").append(option(day));
  for (let month = 1; month <= 12; month += 1) byId("month").append(option(month, `month-${month}`));
  if (!sealing) {
    byId("nocrypto").hidden = false;
    byId("code-part").hidden = true;
  }
  startOver();
  retell();
  tellNetwork();
  tellDay();
  byId("lang").hidden = false;
  byId("page").hidden = false;
  afterPaint();
})();

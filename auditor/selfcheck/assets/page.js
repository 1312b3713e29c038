/* The self-check page: leads one person through the three steps. It sends nothing, stores nothing, and forgets what was
   typed as soon as a step is left; only the verdict and the answers stay in memory until the slip is made. */
(() => {
  "use strict";
  const PASSWORD_LIMIT = 256; // longer is no password: something else was pasted
  const CODE_SIGNS = 8;
  const MOST_DAYS = 9999; // longer ago is told as that long ago
  const GRACE_DAYS = 60; // after the last day of a round; clocks of offices are wrong, so nothing is blocked
  const DRAW_AFTER = 20; // milliseconds without a key
  const SAY_AFTER = 800; // a screen reader hears the verdict when the fingers rest
  const NEXT_PERSON = "F2";

  const { byId, digits, say, put, blank, tell, item, spaced, speak, retell, otherLanguage, firstLanguage } = PageWords;
  const round = JSON.parse(byId("round").textContent);
  const split = (words) => (typeof words === "string" ? words.split("|") : words);
  const words = Object.fromEntries(Object.entries(round.words).map(([name, list]) => [name, split(list)]));

  const complain = (node, field, id, values) => {
    put(node, id, values);
    field.setAttribute("aria-invalid", "true");
    field.focus();
    speak(say(id, values));
  };
  const content = (node, field) => {
    blank(node);
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
  let tested = null; // the verdict on the password that was tested, without the password
  let isSet = false; // the person says that this password is set on the portal
  let found = null; // the account whose code was typed, with the code
  const sections = [1, 2, 3].map((number) => byId(`at-${number}`));
  const code = byId("code");
  const password = byId("password");
  const other = byId("other");
  const own = byId("own");
  const sealing = Boolean(globalThis.crypto && crypto.subtle);

  const show = (number) => {
    step = number;
    sections.forEach((section, place) => {
      section.hidden = place + 1 !== step;
    });
    [...byId("steps").children].forEach((name, place) => {
      name.className = place + 1 < step ? "past" : "";
      if (place + 1 === step) name.setAttribute("aria-current", "step");
      else name.removeAttribute("aria-current");
    });
    tellTested();
    if (step === 1) test();
    if (step === 2) byId("unmet").hidden = tested.meetsRule;
    if (step === 3) follow();
  };
  const goTo = (number) => {
    if (step === 1) emptySecrets();
    if (step === 3) dropSlip();
    show(number);
    byId(`head-${step}`).focus({ preventScroll: true });
    scrollTo(0, 0);
  };
  const isDenied = () => !isSet && tested.meetsRule; // one that does not meet the rule may be the portal's own, which cannot be changed
  const tellTested = () => {
    const told = byId(`tested-${step}`);
    told.hidden = !tested;
    told.replaceChildren();
    if (!tested) return;
    const rows = [
      ["rule", tested.meetsRule ? "rule-met" : "rule-unmet"],
      ["strength", `band-${tested.strength}`],
    ];
    if (tested.reused !== null) rows.push(["reuse", tested.reused ? "same" : "different"]);
    if (step === 3 && isDenied()) rows.splice(0, rows.length, ["rule", "rule-not-set"]);
    for (const [label, value] of rows) {
      const row = document.createElement("span");
      row.append(item("span", label), ": ", item("b", value));
      told.append(row, " ");
    }
  };

  // 1 Password: what is typed stays in the fields and in the arguments of one call; nothing else ever holds it

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
    if (known !== words) PasswordJudge.judge("0", words, { rule: round.rule, year: round.year }); // the engine keeps the last words
    known = words;
    byId("live").textContent = "";
    byId("compare").open = false;
    blank(byId("caps"));
    blank(byId("leave-told"));
    wrongLayout = false;
    draw(null);
  };
  const judged = () => {
    const verdict = PasswordJudge.judge(password.value, known, { rule: round.rule, year: round.year });
    const reused = other.value ? other.value.normalize() === password.value.normalize() : null;
    return { ...(reused ? PasswordJudge.also(verdict, "reused") : verdict), reused };
  };
  const kindNames = (kinds) => () => kinds.map((kind) => say(kind === "digit" ? "digit-rule" : `s2-${kind}`)).join(", ");
  const bands = ["weak", "fair", "strong"];
  const isBelow = (verdict) => bands.indexOf(verdict.strength) < bands.indexOf(round.least_strength);
  const summary = (verdict) => {
    const missing = { missing: kindNames(verdict.missing) };
    if (verdict.meetsRule) {
      if (isBelow(verdict)) return [["pass-below"]];
      if (verdict.strength === "fair") return [["rule-pass"], ["fair"]];
      return [[verdict.strength === "strong" ? "pass-strong" : "pass-weak"]];
    }
    return verdict.strength === "strong" ? [["fail-strong", missing]] : [["rule-fail", missing], [verdict.strength]];
  };
  const draw = (verdict, instead = "empty") => {
    const box = byId("verdict");
    const told = byId("summary");
    told.replaceChildren(...spaced(verdict ? summary(verdict) : [[instead]]));
    box.className = "verdict";
    if (verdict) {
      const good = verdict.meetsRule && verdict.strength === "strong";
      const bad = !verdict.meetsRule || verdict.strength === "weak" || isBelow(verdict);
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
    byId("unchecked").hidden = !verdict;
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
    tell(reuse, verdict && verdict.reused !== null ? (verdict.reused ? "why-reused" : "not-reused") : "");
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
    tell(byId("keyboard-what"), typed && what);
    tell(byId("keyboard-look"), typed && what && password.type === "password" ? "kb-look" : "");
  };
  const watchKeys = (event) => {
    if (!event.getModifierState || !event.key) return; // filled in by a program, not typed
    tell(byId("caps"), event.getModifierState("CapsLock") ? "kb-caps" : "");
    if (event.type === "keydown" && /^Key[A-Z]$/.test(event.code) && event.key.length === 1) {
      if (!event.ctrlKey && !event.altKey && !event.metaKey) wrongLayout = event.key.toUpperCase() !== event.code[3];
    }
  };

  const leavePassword = () => {
    const told = byId("leave-told");
    const length = password.value.length;
    if (!length && tested) return goTo(2); // tested before, and come back only to look
    if (!length) return complain(told, password, "s2-none");
    if (length > PASSWORD_LIMIT) return complain(told, password, "too-long");
    if (!ready) return complain(told, password, "busy");
    const { meetsRule, missing, strength, reused } = judged();
    tested = { meetsRule, missing, strength, reused };
    return goTo(2);
  };

  // 3 Questions

  const question = (name) => byId(`q-${name}`);
  const chosen = (name) => question(name).value;
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
  const daysAgo = () => {
    if (isClockOdd()) return /^[0-9]{1,4}$/.test(typedDigits(ago)) ? [Number(typedDigits(ago)), ""] : [0, "days-ago-none"];
    const [day, complaint] = chosenDay();
    return [day ? Math.min(daysBetween(day, today()), MOST_DAYS) : 0, complaint];
  };
  const asked = () => ["when", "2s", ...(isOn() ? ["method"] : []), "profile", "shared"];
  const areAnswered = () => {
    const wrong = [];
    for (const name of asked()) {
      const complaint = !chosen(name) ? "choose" : chosen(name) === "date" ? daysAgo()[1] : "";
      content(byId(`told-${name}`), question(name));
      if (complaint) wrong.push([byId(`told-${name}`), question(name), complaint]);
    }
    for (const [told, field, complaint] of wrong.reverse()) complain(told, field, complaint); // the first is said last
    return !wrong.length;
  };

  const facts = () => {
    const when = { today: 0, date: daysAgo()[0], since: "since", "not-since": "not-since" }[chosen("when")];
    const profile = { today: 0, right: 0, no: "not-since" }[chosen("profile")];
    const said = {
      u: round.rule === "upper+lower+symbol" ? "uls" : "ulsd",
      m: isDenied() ? 2 : tested.meetsRule ? 1 : 0,
      b: ["weak", "fair", "strong"].indexOf(tested.strength),
    };
    if (tested.reused !== null) said.x = tested.reused ? 1 : 0;
    if (when !== undefined) said.w = when;
    if (chosen("2s") !== "unknown") said.s = chosen("2s");
    if (isOn() && chosen("method") !== "unknown") said.k = chosen("method");
    if (profile !== undefined) said.q = profile;
    if (chosen("shared") !== "unknown") said.h = chosen("shared") === "yes" ? 1 : 0;
    return said;
  };

  // 3 Code

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
    const account = round.accounts.find(([known]) => known === tag);
    if (!account) return null;
    const [, office, post] = account;
    return { code: read, tag, office: round.offices[office], post: round.posts[post] };
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
    if (!complaint) content(told, code);
    else if (finished) complain(told, code, complaint, { n: length });
    else {
      put(told, complaint, { n: length });
      speak(say(complaint, { n: length }));
    }
    if (found) {
      put(byId("code-found"), "s1-yours", { office: found.office, post: found.post });
      if (!finished) speak(byId("code-found").textContent);
    }
  };

  // 3 Slip

  let turn = 0; // rises when a slip, or a person, is done with: what is under way of the one before tells nothing more
  let fileName = "";
  let handed = false; // the slip that is shown was kept, saved, copied, printed, photographed or sent
  let warned = false; // that it would be lost
  let helping = null; // a help day: whether slips are kept in a folder, its name, and how many
  const slipText = () => byId("slip-text").textContent;
  const dropSlip = () => {
    turn += 1;
    document.documentElement.classList.remove("slipped");
    byId("ask").hidden = false;
    byId("slip").hidden = true;
    for (const id of ["slip-whose", "slip-number", "receipt", "outcome"]) blank(byId(id));
    byId("slip-text").textContent = "";
    byId("qr").replaceChildren();
    fileName = "";
    handed = false;
    warned = false;
    put(byId("left"), "s5-left");
  };
  const done = () => (helping ? "help-done" : "s5-done");
  const handOn = (id) => {
    handed = true;
    if (byId("left").dataset.t !== done()) put(byId("left"), id);
  };
  const drawSlip = (text, number) => {
    byId("slip-text").textContent = text;
    byId("qr").replaceChildren(SlipHanding.qr(text));
    put(byId("slip-whose"), "s5-for", { office: found.office, post: found.post });
    put(byId("slip-number"), "s5-number", { slip_no: number });
    fileName = `slip-${round.id}-${number}.txt`;
    byId("ask").hidden = true;
    byId("slip").hidden = false;
    document.documentElement.classList.add("slipped");
    byId("slip-number").focus({ preventScroll: true });
    byId("slip-whose").scrollIntoView();
  };
  const makeSlip = async () => {
    const button = byId("seal");
    const sitting = turn;
    await readCode(true);
    if (!areAnswered() || !found || turn !== sitting || button.disabled) return;
    button.disabled = true;
    speak(say("busy"));
    try {
      const slip = { round: round.id, tag: found.tag, page: round.page, at: minute(new Date()), facts: facts() };
      const text = await PasswordSlip.seal(slip, found.code, round.public_key);
      const number = await PasswordSlip.number(text);
      if (turn !== sitting) return;
      drawSlip(text, number);
      const receipt = helping ? await keepSlip(number) : "";
      if (turn === sitting) speak(`${say("s5-number", { slip_no: number })} ${receipt || say("s5-cleared")}`);
    } finally {
      button.disabled = false;
    }
  };
  const keepSlip = async (number) => {
    const sitting = turn;
    const text = `${slipText()}\n`;
    const values = { slip_no: number, folder: helping.folder, file: fileName };
    let id = "help-kept-here";
    try {
      if (helping.chosen) [id, values.file] = ["help-kept", await SlipHanding.keep(values.file, text)];
    } catch {
      id = "help-lost";
    }
    if (id !== "help-kept") SlipHanding.download(values.file, text);
    helping.kept += 1;
    tellHelp();
    if (turn !== sitting) return ""; // a slow drive: the next person sits there, and is told nothing of this one
    handOn(done());
    put(byId("receipt"), id, values);
    return byId("receipt").textContent;
  };
  const tellOutcome = (id, values) => {
    put(byId("outcome"), id, values);
    speak(byId("outcome").textContent);
  };
  const save = () => {
    SlipHanding.download(fileName, `${slipText()}\n`);
    handOn("s5-to-send");
    tellOutcome("s5-saved", { file: fileName });
  };
  const copy = async () => {
    const sitting = turn;
    const copied = await SlipHanding.copy(byId("slip-text"));
    if (turn !== sitting) return;
    if (copied) handOn("s5-to-send");
    byId("slip-text").closest("details").open = !copied;
    if (!copied) await SlipHanding.copy(byId("slip-text")); // marked, now that it is shown
    tellOutcome(copied ? "s5-copied" : "s5-copy-fail");
  };

  // A help day: users in turn at one computer

  const tellHelp = () => {
    const told = byId("help-into");
    if (helping) put(told, helping.chosen ? "help-into" : "help-downloads", { folder: helping.folder, n: helping.kept });
  };
  const startHelp = async () => {
    const kept = helping ? helping.kept : 0;
    const { canChoose: chosen } = SlipHanding;
    try {
      helping = { chosen, folder: chosen ? await SlipHanding.chooseFolder() : "", kept };
    } catch (error) {
      if (error.name === "AbortError") return; // thought better of it
      helping = { chosen: false, kept };
    }
    byId("help-day").open = false;
    tellHelp();
    speak(byId("help-into").textContent);
  };
  const nextPerson = () => {
    if (slipText() && !handed && !warned) {
      warned = true;
      tellOutcome("s5-unkept");
      byId("outcome").scrollIntoView({ block: "center" });
      return;
    }
    startOver();
    firstLanguage();
    getSelection().removeAllRanges();
    byId("head-1").focus({ preventScroll: true });
    scrollTo(0, 0);
  };

  // Everything at its beginning

  const startOver = () => {
    found = null;
    tested = null;
    for (const field of document.querySelectorAll("input")) field.value = "";
    for (const field of document.querySelectorAll("select")) field.selectedIndex = 0;
    for (const field of document.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const told of document.querySelectorAll("p.told")) blank(told);
    for (const fold of document.querySelectorAll("details")) fold.open = false;
    blank(byId("code-found"));
    for (const number of [1, 2, 3]) byId(`tested-${number}`).replaceChildren();
    dropSlip();
    emptySecrets();
    show(1);
  };

  const tellNetwork = () => {
    const net = document.querySelector(".net");
    const told = navigator.onLine ? "net-on" : "net-off";
    net.classList.toggle("off", !navigator.onLine);
    if (net.dataset.t !== told) put(net, told);
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
    const choice = document.createElement("option");
    choice.value = value;
    if (id) put(choice, id);
    else put(choice, "number", { n: value });
    return choice;
  };

  // In the engine's word lists the commonest pairs of signs are written as one: a sign for two, some of these signs too.
  const unpacked = (engine, pairs) => {
    const long = {};
    for (const [sign, ...pair] of pairs.trim().split(" ")) long[sign] = pair.map((part) => long[part] ?? part).join("");
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
    if (step === 1) test();
    warmUp(["", "x", "Warm-Up#1"]);
  };
  // The first verdict gathers words and hashes, and is slow; so these are judged while nobody does anything.
  const whenIdle = globalThis.requestIdleCallback || setTimeout;
  const warmUp = ([first, ...others]) =>
    whenIdle(() => {
      PasswordJudge.judge(first, words, { rule: round.rule, year: round.year });
      if (others.length) warmUp(others);
    });
  const afterPaint = () => {
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", afterPaint); // the engine has not come yet
    else requestAnimationFrame(() => setTimeout(loadEngine));
  };

  // What the person does

  const onClick = (id, act) => byId(id).addEventListener("click", act);
  onClick("lang", otherLanguage);
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
  onClick("next-1", leavePassword);
  for (const id of ["next-2", "not-set"]) {
    onClick(id, () => {
      isSet = id === "next-2";
      goTo(3);
    });
  }
  for (const number of [2, 3]) onClick(`back-${number}`, () => goTo(number - 1));
  byId("ask").addEventListener("change", (event) => {
    const field = event.target.closest(".question").querySelector("select");
    if (field) content(byId(field.id.replace("q-", "told-")), field);
    follow();
  });
  code.addEventListener("input", () => readCode(false));
  code.addEventListener("keydown", (event) => {
    if (event.key === "Enter") makeSlip();
  });
  onClick("seal", makeSlip);
  onClick("change", () => {
    dropSlip();
    byId("head-3").focus();
  });
  onClick("save", save);
  onClick("copy", copy);
  onClick("print", () => print());
  onClick("sent", () => handOn(done()));
  onClick("help-start", startHelp);
  onClick("another", nextPerson);
  addEventListener("keydown", (event) => {
    if (event.key !== NEXT_PERSON || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    nextPerson();
  });

  const folds = byId("page").querySelectorAll(".folds > details");
  for (const fold of folds) {
    fold.querySelector("summary").addEventListener("click", () => {
      for (const beside of fold.parentNode.children) if (beside !== fold) beside.open = false; // a step stays within two screens
    });
  }
  addEventListener("beforeprint", () => {
    for (const fold of folds) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folds) fold.open = false;
    if (slipText()) handOn("s5-to-send");
  });
  addEventListener("online", tellNetwork);
  addEventListener("offline", tellNetwork);
  addEventListener("focus", tellDay);
  addEventListener("beforeunload", (event) => {
    emptySecrets();
    if (!slipText() || handed) return;
    event.preventDefault(); // the browser asks
    event.returnValue = true; // as browsers before 2023 want it
  });
  addEventListener("pagehide", startOver);
  addEventListener("unhandledrejection", () => {
    emptySecrets();
    byId("error").hidden = false;
  });

  for (let day = 1; day <= 31; day += 1) byId("day").append(option(day));
  for (let month = 1; month <= 12; month += 1) byId("month").append(option(month, `month-${month}`));
  if (!sealing) {
    byId("nocrypto").hidden = false;
    for (const id of ["code-part", "seal"]) byId(id).hidden = true;
  }
  put(byId("help-start"), SlipHanding.canChoose ? "help-choose" : "help-start");
  startOver();
  retell();
  tellNetwork();
  tellDay();
  byId("lang").hidden = false;
  byId("page").hidden = false;
  afterPaint();
})();

/* Judges a password as auditor/passwords.py does, verdict for verdict, and makes passphrases as auditor/passphrases.py
   does. Needs the globals zxcvbn and PassphraseWords. Keeps nothing; whoever changes one side changes the other. */
const PasswordJudge = (() => {
  "use strict";

  const RULES = ["upper+lower+symbol", "upper+lower+symbol+digit"];
  const FAIR_FROM = 1e8, STRONG_FROM = 1e10;
  const LOOKED_AT = 1024, SCORED = 64;
  const FIRST_YEAR = 2020, LAST_YEAR = 2035;
  const MOST_REASONS = 3, LONG_ENOUGH = 12;
  const KINDS = [["upper", /\p{Lu}/u], ["lower", /\p{Ll}/u], ["symbol", /[\p{P}\p{S}\p{Zs}]/u], ["digit", /\p{Nd}/u]];
  const WEIGHTS = ["breached", "reused", "common", "self", "place", "office", "portal", "phrase", "word", "phone", "year",
    "keyboard", "sequence", "repeat", "shape", "leet", "short", "space", "bangla"];
  const TELL_MORE = ["common", "self", "place", "office", "portal", "phrase"];

  function judge(password, words, {rule, year}) {
    if (!RULES.includes(rule)) {
      throw new RangeError("no such rule");
    }
    const whole = wholeOf(password);
    const lacks = KINDS.filter(([, kind]) => !kind.test(whole)).map(([name]) => name);
    const missing = lacks.filter((kind) => rule.split("+").includes(kind));
    const scored = scoredOf(whole);
    const known = knownOf(words);
    const cut = neighbour(scored, known);
    const [guesses, listed] = engine(scored, known.all, year);
    const reasons = new Set([...cut.reasons, ...listed]);
    const shaped = hasKnownShape(scored);
    let band = bandOf(Math.min(guesses, cut.guesses));
    if (cut.plain || shaped) {
      band = band === "strong" ? "fair" : band;
    }
    if (shaped) {
      reasons.add("shape");
    }
    patterns(scored).forEach((reason) => reasons.add(reason));
    if (Array.from(whole).length < LONG_ENOUGH) {
      reasons.add("short");
    }
    if (band === "strong") {
      reasons.clear();
    } else if (!reasons.size) {
      reasons.add("word");
    } else if (TELL_MORE.some((reason) => reasons.has(reason))) {
      reasons.delete("word");
    }
    typing(password, whole).forEach((reason) => reasons.add(reason));
    return {missing, lacks, meetsRule: !missing.length, strength: band, reasons: weightiest(reasons)};
  }

  const also = (verdict, ...reasons) => ({...verdict, reasons: weightiest(new Set([...verdict.reasons, ...reasons]))});

  const weightiest = (reasons) => WEIGHTS.filter((reason) => reasons.has(reason)).slice(0, MOST_REASONS);

  const bandOf = (guesses) => guesses < FAIR_FROM ? "weak" : guesses < STRONG_FROM ? "fair" : "strong";

  // Signs

  const BANGLA = /[\u0980-\u09ff]/;
  const PRIVATE = 0xe000, PRIVATE_SIGNS = 0x1900, BANGLA_ZERO = 0x9e6;

  const toPrivate = (sign) => String.fromCharCode(PRIVATE + sign.codePointAt(0) % PRIVATE_SIGNS);

  const wholeOf = (password) => Array.from(password.slice(0, 2 * LOOKED_AT)).slice(0, LOOKED_AT)
    .map((sign) => /^[\ud800-\udfff]$/.test(sign) ? toPrivate(sign) : sign).join("").normalize("NFC");

  function scoredOf(whole) {
    const signs = [];
    for (const sign of whole) {
      const code = sign.codePointAt(0);
      if (code >= BANGLA_ZERO && code < BANGLA_ZERO + 10) {
        signs.push(String(code - BANGLA_ZERO));
      } else if ((code >= 0x20 && code <= 0x7e) || BANGLA.test(sign)) {
        signs.push(sign);
      } else if (code !== 0x200c && code !== 0x200d) {
        signs.push(toPrivate(sign));
      }
    }
    return signs.slice(0, SCORED).join("");
  }

  function typing(password, whole) {
    const edge = /^[\p{Zs}\t\n\r]$/u;
    const reasons = [];
    if (edge.test(whole.slice(0, 1)) || edge.test(password.slice(-1))) {
      reasons.push("space");
    }
    if (BANGLA.test(whole)) {
      reasons.push("bangla");
    }
    return reasons;
  }

  // Local words

  const GROUPS = [["years", "year"], ["own", "self"], ["offices", "office"], ["portals", "portal"], ["places", "place"],
    ["names", "word"], ["bangla", "word"]];

  function knownOf(words) {
    const places = new Map(), starts = [], phrases = new Set(), sounds = new Map();
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
      places.set(String(year), places.size + 1);
    }
    for (const [group] of GROUPS) {
      starts.push(starts.length ? places.size : 0);
      for (const word of words[group] || []) {
        const forms = word.includes(" ") ? [word.split(" ").join(""), word] : [word];
        for (const form of forms) {
          if (forms.length > 1) {
            phrases.add(form);
          }
          if (!places.has(form)) {
            places.set(form, places.size + 1);
          }
        }
      }
      if (SPELT_BY_SOUND.includes(group)) {
        const listed = words[group] || [];
        const keys = soundsOfWords.get(listed) || listed.map((word) => soundOf(word.split(" ").join("")));
        if (group !== "own") {
          soundsOfWords.set(listed, keys);
        }
        keys.forEach((key, place) => sounds.has(key) || sounds.set(key, listed[place]));
      }
    }
    const get = (form) => {
      const place = places.get(form);
      if (!place) {
        return null;
      }
      const group = starts.filter((start) => start < place).length - 1;
      const reason = GROUPS[group][1] === "word" && phrases.has(form) ? "phrase" : GROUPS[group][1];
      return {guesses: Math.min(place, GROUPS.length * (place - starts[group])), reason};
    };
    return {get, sounding: (key) => sounds.has(key) ? get(sounds.get(key)) : null, all: Array.from(places.keys())};
  }

  const SPELT_BY_SOUND = ["own", "offices", "places", "names"];
  const SOUNDS = /ch+|sh+|ph|bh|ee|oo|[a-z]/g;
  const SOUND_OF = new Map([["ch", "s"], ["sh", "s"], ["ph", "f"], ["bh", "b"], ["v", "b"], ["z", "j"],
    ["ee", "i"], ["oo", "u"], ["y", "i"], ["o", "a"], ["c", "k"], ["q", "k"]]);
  const soundsOfWords = new WeakMap();

  function soundsIn(letters) {
    const heard = [];
    for (const letter of letters.matchAll(SOUNDS)) {
      const sound = SOUND_OF.get(letter[0].slice(0, 2)) || letter[0];
      let start = letter.index;
      if (heard.length && heard[heard.length - 1].sound === sound) {
        start = heard.pop().start;
      }
      heard.push({sound, start, end: letter.index + letter[0].length});
    }
    return heard;
  }

  const soundOf = (word) => /^[a-z]+$/.test(word) ? soundsIn(word).map(({sound}) => sound).join("") : "";

  const SPELLINGS = [["a", "o"], ["o", "a"], ["chh", "ch"], ["ch(?!h)", "chh"], ["chh?", "s"], ["sh", "s"], ["s(?!h)", "sh"],
    ["j", "z"], ["z", "j"], ["bh", "v"], ["v", "bh"], ["ee", "i"], ["i", "ee"], ["oo", "u"], ["u", "oo"], ["ph", "f"],
    ["f", "ph"], ["y", "i"]].map(([before, after]) => [new RegExp(before, "g"), after]);
  const SPELLINGS_OF_OWN = 6, LONGEST_OWN = 64, MOST_OWN = 20;

  function spellings(word, most) {
    const found = new Set([word]);
    for (const known of found) {
      for (const [before, after] of SPELLINGS) {
        const places = Array.from(known.matchAll(before));
        const variants = places.map((at) => known.slice(0, at.index) + after + known.slice(at.index + at[0].length));
        for (const variant of [...(places.length > 1 ? [known.replace(before, after)] : []), ...variants]) {
          if (found.size <= most) {
            found.add(variant);
          }
        }
      }
      if (found.size > most) {
        break;
      }
    }
    found.delete(word);
    return Array.from(found);
  }

  function withOwn(words, own) {
    const added = [];
    for (const typed of own.slice(0, MOST_OWN)) {
      const name = typed.slice(0, LONGEST_OWN).normalize("NFC").toLowerCase().split("@")[0];
      const pieces = name.match(/[a-z0-9\u0980-\u09ff]+/g) || [];
      for (const piece of new Set([pieces.join(""), ...pieces])) {
        if (piece.length >= 3) {
          added.push(piece, ...(/^[a-z]+$/.test(piece) ? spellings(piece, SPELLINGS_OF_OWN) : []));
        }
      }
    }
    return {...words, own: Array.from(new Set([...(words.own || []), ...added]))};
  }

  // The neighbour's count

  const LEET = new Map([["4", "a"], ["@", "a"], ["8", "b"], ["3", "e"], ["6", "g"], ["9", "g"], ["1", "il"], ["!", "i"],
    ["|", "il"], ["0", "o"], ["$", "s"], ["5", "s"], ["7", "tl"], ["+", "t"], ["2", "z"]]);
  const LETTER_WAYS = 26, OTHER_WAYS = 10, BANGLA_WORD_WAYS = 20000, ROW_WAYS = 20, YEAR_WAYS = 100, DATE_WAYS = 20000;
  const PHONE_WAYS = 1000, PLAIN_WORDS = 3, PLAIN_LETTERS = 3, PLAIN_SIGNS = 6, SHORTEST = 3, LONGEST = 32;
  const SHORTEST_SOUND = 5, SPELLING_WAYS = 8;
  const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "!@#$%^&*()_+"];
  const LETTER = /[A-Za-z\u0980-\u09ff\ue000-\uf8ff]/;
  const YEAR = /^(?:19[0-9]{2}|20[0-4][0-9])$/;
  const DATE = new RegExp("^(?:D M(?:Y|[0-9]{2})|Y M D)$".replace(/ /g, "").replace(/D/g, "(?:0[1-9]|[12][0-9]|3[01])")
    .replace(/M/g, "(?:0[1-9]|1[0-2])").replace(/Y/g, "(?:19[0-9]{2}|20[0-4][0-9])"));
  const PARTED_DATE = new RegExp("[0-9]{1,2}([-/. _])[0-9]{1,2}\\1(?:[0-9]{4}|[0-9]{2})" +
    "|[0-9]{4}([-/. _])[0-9]{1,2}\\2[0-9]{1,2}", "g");
  const PHONE = /^(?:880?|0)?1[3-9][0-9]{8}$/;

  function neighbour(scored, known) {
    const parts = [...wordsIn(scored, known), ...rowsIn(scored, known)]
      .sort((one, other) => one.end - other.end || one.start - other.start);
    const best = [1], last = [null];
    let at = 0;
    for (let end = 1; end <= scored.length; end += 1) {
      best.push(best[end - 1] * (LETTER.test(scored[end - 1]) ? LETTER_WAYS : OTHER_WAYS));
      last.push(null);
      for (; at < parts.length && parts[at].end === end; at += 1) {
        const part = parts[at];
        if (best[part.start] * part.guesses < best[end]) {
          best[end] = best[part.start] * part.guesses;
          last[end] = part;
        }
      }
    }
    const reasons = new Set();
    let words = 0, letters = 0, singles = 0;
    for (let end = scored.length; end > 0; end = last[end] ? last[end].start : end - 1) {
      if (last[end]) {
        last[end].reasons.forEach((reason) => reasons.add(reason));
        words += last[end].isWord ? 1 : 0;
      } else {
        singles += 1;
        letters += LETTER.test(scored[end - 1]) ? 1 : 0;
      }
    }
    const plain = words > 0 && words <= PLAIN_WORDS && letters <= PLAIN_LETTERS && singles <= PLAIN_SIGNS;
    return {guesses: best[scored.length], reasons, plain};
  }

  function wordsIn(scored, known) {
    const lower = scored.toLowerCase(), size = lower.length;
    const backwards = lower.split("").reverse().join("");
    const parts = [];
    for (const [start, end] of windows(size)) {
      const word = known.get(lower.slice(start, end));
      if (word && standsAlone(scored, start, end)) {
        const ways = caseWays(scored.slice(start, end));
        parts.push({start, end, guesses: word.guesses * ways, reasons: [word.reason], isWord: true});
      }
      const turned = known.get(backwards.slice(start, end));
      if (turned && standsAlone(scored, size - end, size - start)) {
        const ways = 2 * caseWays(scored.slice(size - end, size - start));
        const guesses = turned.guesses * ways;
        parts.push({start: size - end, end: size - start, guesses, reasons: [turned.reason], isWord: true});
      }
    }
    for (const read of readings(lower)) {
      for (const [start, end] of windows(size)) {
        const word = known.get(read.slice(start, end));
        if (!word || read.slice(start, end) === lower.slice(start, end) || !standsAlone(scored, start, end)) {
          continue;
        }
        const ways = caseWays(scored.slice(start, end)) * 2 ** signsRead(lower, read, start, end);
        parts.push({start, end, guesses: word.guesses * ways, reasons: [word.reason, "leet"], isWord: true});
      }
    }
    for (const read of [lower, ...readings(lower)]) {
      parts.push(...soundingWordsIn(scored, read, known));
    }
    return parts;
  }

  function signsRead(lower, read, start, end) {
    const signs = new Set();
    for (let place = start; place < end; place += 1) {
      if (lower[place] !== read[place]) {
        signs.add(lower[place]);
      }
    }
    return signs.size;
  }

  function soundingWordsIn(scored, read, known) {
    const parts = [], lower = scored.toLowerCase();
    for (const run of read.matchAll(/[a-z]+/g)) {
      const heard = soundsIn(run[0]);
      const key = heard.map(({sound}) => sound).join("");
      for (let first = 0; first < key.length; first += 1) {
        for (let last = first + SHORTEST_SOUND - 1; last < Math.min(key.length, first + LONGEST); last += 1) {
          const word = known.sounding(key.slice(first, last + 1));
          if (!word) {
            continue;
          }
          const start = run.index + heard[first].start, end = run.index + heard[last].end;
          const signs = signsRead(lower, read, start, end);
          const guesses = word.guesses * (SPELLING_WAYS * caseWays(scored.slice(start, end)) * 2 ** signs);
          parts.push({start, end, guesses, reasons: signs ? [word.reason, "leet"] : [word.reason], isWord: true});
        }
      }
    }
    return parts;
  }

  function windows(size) {
    const found = [];
    for (let start = 0; start < size; start += 1) {
      for (let end = start + SHORTEST; end <= Math.min(size, start + LONGEST); end += 1) {
        found.push([start, end]);
      }
    }
    return found;
  }

  function standsAlone(scored, start, end) {
    if (/^[0-9]+$/.test(scored.slice(start, end))) {
      return false;
    }
    return end - start > SHORTEST || !(LETTER.test(scored.charAt(start - 1)) || LETTER.test(scored.charAt(end)));
  }

  function caseWays(word) {
    const upper = word.replace(/[^A-Z]/g, "").length, lower = word.replace(/[^a-z]/g, "").length;
    if (!upper) {
      return 1;
    }
    if (!lower || (upper === 1 && /^[A-Z]|[A-Z]$/.test(word))) {
      return 2;
    }
    return 2 ** Math.min(upper, lower);
  }

  function readings(lower) {
    const present = Array.from(LEET.keys()).filter((sign) => lower.includes(sign));
    let tables = present.length ? [{}] : [];
    for (const sign of present) {
      tables = LEET.get(sign).split("").flatMap((letter) => tables.map((table) => ({...table, [sign]: letter})));
    }
    return tables.map((table) => lower.split("").map((sign) => table[sign] || sign).join(""));
  }

  function rowsIn(scored, known) {
    const parts = [];
    const add = (match, guesses, reasons, isWord = false) =>
      parts.push({start: match.index, end: match.index + match[0].length, guesses, reasons, isWord});
    for (const run of scored.matchAll(/[0-9]+/g)) {
      const number = numberOf(run[0], known);
      if (number) {
        add(run, ...number);
      }
    }
    for (const date of scored.matchAll(PARTED_DATE)) {
      add(date, DATE_WAYS, ["year"]);
    }
    for (const run of scored.matchAll(/[ -/:-@[-`{-~]+/g)) {
      if (run[0].length > 1 && new Set(run[0]).size === 1) {
        add(run, ROW_WAYS, []);
      } else if (run[0].length > 2 && onKeys(run[0])) {
        add(run, ROW_WAYS, ["keyboard"]);
      }
    }
    for (const run of scored.matchAll(/[\u0980-\u09ff]+/g)) {
      const word = known.get(run[0]);
      add(run, word ? word.guesses : BANGLA_WORD_WAYS, word ? [word.reason] : [], Boolean(word));
    }
    return parts;
  }

  function numberOf(digits, known) {
    const word = known.get(digits);
    if (word) {
      return [word.guesses, [word.reason]];
    }
    const alike = digits.length > 1 && new Set(digits).size === 1;
    const found = [
      [YEAR.test(digits), YEAR_WAYS, ["year"]],
      [isSequence(digits), ROW_WAYS, ["sequence"]],
      [alike, ROW_WAYS, []],
      [PHONE.test(digits), PHONE_WAYS, ["phone"]],
      [DATE.test(digits), DATE_WAYS, ["year"]],
    ].find(([fits]) => fits);
    return found && found.slice(1);
  }

  function isSequence(signs) {
    const steps = new Set();
    for (let at = 1; at < signs.length; at += 1) {
      steps.add(signs.charCodeAt(at) - signs.charCodeAt(at - 1));
    }
    return signs.length > 2 && steps.size === 1 && (steps.has(1) || steps.has(-1));
  }

  const onKeys = (signs) => KEYS.some((row) => row.includes(signs) || row.includes(signs.split("").reverse().join("")));

  // Patterns that are told of, whatever they cost

  const REPEATED = /(.)\1\1|(.{3,})\2|(..)\3\3/;
  const WINDOW = 4, LONGEST_CORE = 15;
  const CORE = /^(.*[A-Za-z\u0980-\u09ff\ue000-\uf8ff])([^A-Za-z\u0980-\u09ff\ue000-\uf8ff]{1,6})$/;
  const PIECES = /[A-Z]?[a-z]+|[A-Z]+/g;

  function patterns(scored) {
    const lower = scored.toLowerCase();
    const parts = (size) => lower.split("").map((_, start) => lower.slice(start, start + size))
      .filter((part) => part.length === size);
    const reasons = [];
    if (parts(WINDOW).some(onKeys)) {
      reasons.push("keyboard");
    }
    const letters = parts(WINDOW).some((part) => LETTER.test(part[0]) && isSequence(part));
    if (letters || parts(3).some((part) => /^[0-9]/.test(part) && isSequence(part)) || lower.includes("abc")) {
      reasons.push("sequence");
    }
    if (REPEATED.test(lower)) {
      reasons.push("repeat");
    }
    return reasons;
  }

  function hasKnownShape(scored) {
    const parted = CORE.exec(scored);
    if (!parted || parted[1].length > LONGEST_CORE) {
      return false;
    }
    const core = parted[1].split("");
    const letters = core.filter((sign) => LETTER.test(sign)).join("");
    const signs = core.filter((sign) => !LETTER.test(sign));
    if (signs.some((sign) => !LEET.has(sign)) || 3 * signs.length > core.length) {
      return false;
    }
    return letters.slice(1) === letters.slice(1).toLowerCase() || letters === letters.toUpperCase();
  }

  // The engine

  const COMMON_RANK = 1000, WORD_RANK = 20000, NO_RANK = 1000000;

  function engine(scored, known, year) {
    zxcvbn.scoring.REFERENCE_YEAR = year;
    zxcvbn.matching.enumerate_l33t_subs = l33tTables;
    let guesses = 1;
    try {
      guesses = scored ? zxcvbn(scored, known).guesses : 1;
    } finally {
      zxcvbn.matching.set_user_input_dictionary([]);
    }
    return [guesses, listedIn(scored, zxcvbn.matching.dictionaries)];
  }

  function l33tTables(table) {
    const meanings = new Map();
    for (const letter of Object.keys(table)) {
      for (const sign of table[letter]) {
        meanings.set(sign, [...(meanings.get(sign) || []), letter]);
      }
    }
    let tables = [{}];
    for (const [sign, letters] of meanings) {
      tables = letters.flatMap((letter) => tables.map((known) => ({...known, [sign]: letter})));
    }
    return tables;
  }

  function listedIn(scored, dictionaries) {
    const rankIn = (words, word) => words[word] || NO_RANK;
    const isLetter = (sign) => !(sign >= " " && sign <= "~") || /[A-Za-z]/.test(sign);
    const lower = scored.toLowerCase();
    const places = lower.split("").map((sign, place) => isLetter(sign) ? place : -1).filter((place) => place >= 0);
    const end = places.length ? places[places.length - 1] + 1 : 0;
    const start = places.length ? places[0] : 0;
    const reasons = new Set();
    const tell = (reason, same) => {
      reasons.add(reason);
      if (!same) {
        reasons.add("leet");
      }
    };
    for (const read of [lower, ...readings(lower)]) {
      for (const [from, to] of [[0, lower.length], [0, end], [start, end]]) {
        const text = read.slice(from, to);
        const rank = rankIn(dictionaries.passwords, text);
        if (rank <= COMMON_RANK || (text === read && rank < NO_RANK)) {
          tell("common", text === lower.slice(from, to));
        }
        for (const piece of (read === lower ? scored : read).slice(from, to).matchAll(PIECES)) {
          const word = text.slice(piece.index, piece.index + piece[0].length);
          const ranks = Object.keys(dictionaries).map((name) => rankIn(dictionaries[name], word));
          if (word.length >= WINDOW && Math.min(...ranks) <= WORD_RANK) {
            tell("word", word === lower.slice(from, to).slice(piece.index, piece.index + piece[0].length));
          }
        }
      }
    }
    return reasons;
  }

  // Passphrases

  const WORDS = 4, DIGITS = "23456789";

  function passphrase(randomValues) {
    const choose = (count) => {
      const drawn = new Uint32Array(1), fair = 0x100000000 - 0x100000000 % count;
      do {
        randomValues(drawn);
      } while (drawn[0] >= fair);
      return drawn[0] % count;
    };
    const left = PassphraseWords.slice();
    const words = [];
    while (words.length < WORDS) {
      words.push(left.splice(choose(left.length), 1)[0]);
    }
    const capital = choose(WORDS);
    words[capital] = words[capital][0].toUpperCase() + words[capital].slice(1);
    words[capital] += DIGITS[choose(DIGITS.length)] + DIGITS[choose(DIGITS.length)];
    return words.join("-");
  }

  return Object.freeze({judge, also, withOwn, passphrase});
})();

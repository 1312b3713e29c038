/* Judges a password as auditor/passwords.py does, verdict for verdict, and makes passphrases as auditor/passphrases.py
   does. Needs the globals zxcvbn,
   PassphraseWords, LetterPairs and LeakedHashes. Keeps nothing; whoever changes one side changes the other. */
const PasswordJudge = (() => {
  "use strict";

  const RULES = ["upper+lower+symbol", "upper+lower+symbol+digit"];
  const FAIR_FROM = 1e8, STRONG_FROM = 1e10;
  const LOOKED_AT = 1024, SCORED = 64;
  const FIRST_YEAR = 2020, LAST_YEAR = 2035;
  const UNPAID = 10, MOST_REASONS = 3, LONG_ENOUGH = 12;
  const KINDS = [["upper", /\p{Lu}/u], ["lower", /\p{Ll}/u], ["symbol", /[\p{P}\p{S}\p{Zs}]/u], ["digit", /\p{Nd}/u]];
  const WEIGHTS = ["bijoy", "breached", "reused", "common", "self", "place", "office", "portal", "phrase", "word", "phone", "year",
    "keyboard", "sequence", "repeat", "shape", "leet", "short", "space", "bangla"];
  const TELL_MORE = ["bijoy", "common", "self", "place", "office", "portal", "phrase"];

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
    const [guesses, listed] = engine(scored, known, year);
    const reasons = new Set([...cut.reasons, ...listed]);
    const shaped = !lacks.includes("symbol") && hasKnownShape(scored); // letters and digits of chance often have it too
    let band = bandOf(Math.min(guesses, cut.guesses / UNPAID));
    const short = Array.from(whole).length < LONG_ENOUGH;
    if (cut.plain || shaped || short) {
      band = band === "strong" ? "fair" : band;
    }
    if (shaped) {
      reasons.add("shape");
    }
    if (isLeaked(whole)) {
      band = "weak";
      reasons.add("breached");
    }
    patterns(scored).forEach((reason) => reasons.add(reason));
    if (short) {
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

  const LOCAL_WAYS = 250, NEAREST_WAYS = 20, LOCAL_FINDS = 60000, SHORTEST_OF_PHRASE = 3;
  const GROUPS = [["years", "year", NEAREST_WAYS], ["offices", "office", LOCAL_WAYS], ["portals", "portal", LOCAL_WAYS],
    ["places", "place", LOCAL_WAYS], ["names", "word", LOCAL_WAYS], ["bangla", "word", LOCAL_WAYS],
    ["bijoy", "bijoy", LOCAL_WAYS]];

  function knownOf(words) {
    const own = gathered([["own", "self", NEAREST_WAYS, words.own || []]]);
    const others = publicOf(words);
    const common = commonWords();
    const findLocal = (form) => own.forms.get(form) || others.forms.get(form);
    const find = (form) => {
      const word = findLocal(form), rank = common.get(form);
      if (!word) {
        return rank ? {guesses: rank, finds: 0, local: false} : null;
      }
      const {guesses, finds, reason} = word, most = rank || Infinity;
      return {guesses: Math.min(most, guesses), finds: rank ? 0 : finds, reason, local: true};
    };
    const findDisguised = (word) => word ? {...find(word), finds: findLocal(word).finds} : null; // by chance however common
    return {
      find, findLocal, own, others, has: (form) => common.has(form) || own.forms.has(form) || others.forms.has(form),
      findSound: (sound) => findDisguised(own.sounds.get(sound) || others.sounds.get(sound)),
      findSkeleton: (consonants) => findDisguised(others.skeletons.get(consonants)),
    };
  }

  // All words but a person's own, which are never kept: these are the same in every judgement.
  const publicBefore = {lists: [], found: null};

  function publicOf(words) {
    const lists = GROUPS.map(([group]) => words[group] || NO_WORDS);
    if (!publicBefore.found || lists.some((list, place) => list !== publicBefore.lists[place])) {
      const years = [];
      for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
        years.push(String(year));
      }
      publicBefore.found = gathered([["years", "year", NEAREST_WAYS, years], ...GROUPS.map((group, place) => [...group, lists[place]])]);
      publicBefore.lists = lists;
    }
    return publicBefore.found;
  }

  const NO_WORDS = [];

  function gathered(groups) {
    const found = {forms: new Map(), ranks: Object.create(null), sounds: new Map(), skeletons: new Map()};
    const add = (name, form, word) => found[name].has(form) || found[name].set(form, word);
    for (const [group, reason, guesses, listed] of groups) {
      const finds = group === "own" ? 0 : LOCAL_FINDS;
      for (const word of listed.filter((known) => known.includes(" "))) {
        const phrase = {guesses, finds, reason: reason === "word" ? "phrase" : reason};
        add("forms", word, phrase);
        add("forms", word.split(" ").join(""), phrase);
      }
      for (const word of listed) {
        const pieces = word.split(" ").filter((piece) => piece.length >= SHORTEST_OF_PHRASE);
        [word, ...pieces].forEach((piece) => add("forms", piece, {guesses, finds, reason}));
        const joined = word.split(" ").join("");
        if (SPELT_BY_SOUND.includes(group)) {
          add("sounds", soundOf(joined), joined);
        }
        if (group === "places") {
          add("skeletons", skeletonOf(joined), joined);
        }
      }
    }
    found.forms.forEach((word, form) => {
      found.ranks[form] = word.guesses;
    });
    return found;
  }

  const commonBefore = [], LEAST_COMMON = 100, GIVEN = ["user_inputs", "local_words"];

  function commonWords() {
    if (!commonBefore.length) {
      const {dictionaries} = zxcvbn.matching, common = new Map();
      for (const name of Object.keys(dictionaries).filter((list) => !GIVEN.includes(list))) {
        for (const word of Object.keys(dictionaries[name])) {
          const rank = dictionaries[name][word];
          common.set(word, Math.max(LEAST_COMMON, Math.min(rank, common.get(word) || rank)));
        }
      }
      commonBefore.push(common);
    }
    return commonBefore[0];
  }

  const SPELT_BY_SOUND = ["own", "offices", "places", "names"];
  const SOUNDS = /ch+|sh+|ph|bh|ee|oo|[a-z]/g;
  const SOUND_OF = new Map([["ch", "s"], ["sh", "s"], ["ph", "f"], ["bh", "b"], ["v", "b"], ["z", "j"],
    ["ee", "i"], ["oo", "u"], ["y", "i"], ["o", "a"], ["c", "k"], ["q", "k"]]);
  const VOWELS = "aeiu", SHORTEST_SKELETON = 4;

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

  const consonantsIn = (letters) => soundsIn(letters).filter(({sound}) => !VOWELS.includes(sound));

  function skeletonOf(word) {
    const heard = /^[a-z]+$/.test(word) ? consonantsIn(word).map(({sound}) => sound).join("") : "";
    return heard.length >= SHORTEST_SKELETON ? heard : "";
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
  const PHONE_WAYS = 1000, SHORTEST = 3, LONGEST = 32;
  const SHORTEST_SOUND = 5, SPELLING_WAYS = 8;
  const PLAIN_WORDS = 3, PLAIN_LETTERS = 3, PLAIN_SIGNS = 6, PLAIN_BELOW = 1e13, ODD = PLAIN_WORDS + 1;
  const SHORTEST_DISGUISED = 5, VOWEL_WAYS = 4, LETTERS_A_SIGN = 3, MAIL_WAYS = 100;
  const USUAL_CASE_WAYS = 2, RARELY = 1000, LETTERS = 26, SOUND_KINDS = 17, CONSONANTS = 13, PLACE_FINDS = 20000;
  const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "!@#$%^&*()_+"];
  const NUMBERS_OF_CHANCE = /^[A-Za-z]*[0-9]+(?:[A-Za-z]+[0-9]+){2}[A-Za-z0-9]*$/;
  const SIGN = /[ -/:-@[-`{-~]/;
  const LETTER = /[A-Za-z\u0980-\u09ff\ue000-\uf8ff]/;
  const YEAR = /^(?:19[0-9]{2}|20[0-4][0-9])$/;
  const DATE = new RegExp("^(?:D M(?:Y|[0-9]{2})|Y M D)$".replace(/ /g, "").replace(/D/g, "(?:0[1-9]|[12][0-9]|3[01])")
    .replace(/M/g, "(?:0[1-9]|1[0-2])").replace(/Y/g, "(?:19[0-9]{2}|20[0-4][0-9])"));
  const PARTED_DATE = new RegExp("[0-9]{1,2}([-/. _])[0-9]{1,2}\\1(?:[0-9]{4}|[0-9]{2})" +
    "|[0-9]{4}([-/. _])[0-9]{1,2}\\2[0-9]{1,2}", "g");
  const MAIL = new RegExp("@(?:(?:[A-Za-z0-9][a-z0-9-]{1,19}[.]){1,4}(?:com|net|org|edu|gov|info|[a-z]{2})" +
    "|(?:[A-Z0-9-]{2,20}[.]){1,4}(?:COM|NET|ORG|EDU|GOV|INFO|[A-Z]{2}))(?![A-Za-z])", "g");
  const ADDRESS = new RegExp(`^[A-Za-z0-9._+-]+${MAIL.source}$`);
  const PHONE = /^(?:880?|0)?1[3-9][0-9]{8}$/;

  function neighbour(scored, known) {
    const parts = [...wordsIn(scored, known), ...rowsIn(scored, known)]
      .sort((one, other) => one.end - other.end || one.start - other.start);
    const best = [1], last = [null];
    const isOfChance = NUMBERS_OF_CHANCE.test(scored), digitWays = OTHER_WAYS + (isOfChance ? LETTER_WAYS : 0);
    let at = 0;
    for (let end = 1; end <= scored.length; end += 1) {
      const ways = /[0-9]/.test(scored[end - 1]) ? digitWays : waysOf(scored.slice(Math.max(0, end - 2), end));
      best.push(best[end - 1] * ways);
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
    for (let end = scored.length; end > 0; end = last[end] ? last[end].start : end - 1) {
      if (last[end]) {
        last[end].reasons.forEach((reason) => reasons.add(reason));
      }
    }
    const guesses = best[scored.length];
    const plain = (guesses < PLAIN_BELOW && !isOfChance && isPlain(scored, parts)) || isChain(scored, parts) || ADDRESS.test(scored);
    return {guesses, reasons, plain};
  }

  function waysOf(lastTwo) {
    if (!LETTER.test(lastTwo.slice(-1))) {
      return OTHER_WAYS;
    }
    const pair = lastTwo.toLowerCase(), after = (letter) => letter.charCodeAt(0) - 97;
    return /^[a-z]{2}$/.test(pair) ? after(LetterPairs[26 * after(pair[0]) + after(pair[1])]) + 1 : LETTER_WAYS;
  }

  function isPlain(scored, parts) {
    const reached = [new Map([["0 0 0", [0, 0, 0]]])];
    let at = 0;
    for (let end = 1; end <= scored.length; end += 1) {
      const here = new Map(), letter = LETTER.test(scored[end - 1]) ? 1 : 0;
      const reach = (words, letters, singles) => {
        if (words <= PLAIN_WORDS && letters <= PLAIN_LETTERS && singles <= PLAIN_SIGNS) {
          here.set(`${words} ${letters} ${singles}`, [words, letters, singles]);
        }
      };
      reached[end - 1].forEach(([words, letters, singles]) => reach(words, letters + letter, singles + 1));
      for (; at < parts.length && parts[at].end === end; at += 1) {
        const part = parts[at];
        reached[part.start].forEach(([words, letters, singles]) => reach(words + part.words, letters, singles));
      }
      reached.push(here);
    }
    return Array.from(reached[scored.length].values()).some(([words]) => words > 0);
  }

  const LOCAL_IN_CHAIN = 2, LETTERS_IN_CHAIN = 4, BESIDE_CHAIN = 3;
  const PARTING = /[A-Za-z0-9\u0980-\u09ff\ue000-\uf8ff][ -/:-@[-`{-~]/;

  function isChain(scored, parts) {
    const reached = [new Map([["0 0 0", [0, 0, 0]]])];
    let at = 0;
    for (let end = 1; end <= scored.length; end += 1) {
      const here = new Map(), letter = LETTER.test(scored[end - 1]) ? 1 : 0;
      const beside = PARTING.test(scored.slice(Math.max(0, end - 2), end)) ? 0 : 1;
      const reach = (local, letters, signs) => {
        if (letters <= LETTERS_IN_CHAIN && BESIDE_CHAIN * signs <= scored.length) {
          here.set(`${local} ${letters} ${signs}`, [local, letters, signs]);
        }
      };
      reached[end - 1].forEach(([local, letters, signs]) => reach(local, letters + letter, signs + beside));
      for (; at < parts.length && parts[at].end === end; at += 1) {
        const {start, link} = parts[at];
        if (link !== "hidden") {
          reached[start].forEach(([local, letters, signs]) => reach(Math.min(LOCAL_IN_CHAIN, local + (link === "local" ? 1 : 0)),
            letters + (link === "common" ? LETTERS_IN_CHAIN : 0), signs));
        }
      }
      reached.push(here);
    }
    return Array.from(reached[scored.length].values()).some(([local]) => local === LOCAL_IN_CHAIN);
  }

  function wordsIn(scored, known) {
    const lower = scored.toLowerCase(), size = lower.length;
    const backwards = lower.split("").reverse().join("");
    const parts = [];
    for (const [start, end] of windows(size)) {
      const word = known.find(lower.slice(start, end));
      if (word && standsAlone(scored, start, end)) {
        parts.push(wordPart(scored, start, end, word, waysOfLetters(scored, start, end, word)));
      }
      const turned = known.find(backwards.slice(start, end));
      if (isSeen(turned, end - start) && standsAlone(scored, size - end, size - start)) {
        parts.push(wordPart(scored, size - end, size - start, turned, 2 * waysOfLetters(scored, size - end, size - start, turned)));
      }
    }
    for (const spelt of readings(scored)) {
      const read = spelt.toLowerCase();
      for (const [start, end] of windows(size)) {
        const word = known.find(read.slice(start, end));
        if (!isSeen(word, end - start) || read.slice(start, end) === lower.slice(start, end) || !standsAlone(scored, start, end)) {
          continue;
        }
        const chance = byChance(word.finds, SOUND_KINDS, end - start, isAlone(scored, start, end, spelt));
        const part = wordPart(scored, start, end, word, 2 ** signsRead(lower, read, start, end) * chance, ["leet"]);
        parts.push(chance === 1 ? part : {...part, words: ODD});
      }
    }
    for (const spelt of [scored, ...readings(scored)]) {
      parts.push(...soundingWordsIn(scored, spelt, known));
    }
    parts.push(...placesWithoutVowelsIn(scored, known), ...partedWordsIn(scored, known));
    return parts;
  }

  const isSeen = (word, letters) => Boolean(word) && (word.local || letters >= SHORTEST_DISGUISED);

  function wordPart(scored, start, end, word, ways, reasons = []) {
    const guesses = word.guesses * caseWays(scored.slice(start, end)) * ways;
    const long = end - start > SHORTEST;
    let link = "hidden";
    if (isAlone(scored, start, end) && (!reasons.includes("leet") || end - start >= SHORTEST_DISGUISED)) {
      link = !word.local ? "common" : long ? "local" : "beside";
    }
    return {start, end, guesses, reasons: word.local ? [word.reason, ...reasons] : [], words: word.local && long ? 1 : ODD, link};
  }

  const byChance = (finds, kinds, size, alone) => alone ? 1 : Math.max(1, finds * RARELY / kinds ** size);

  function isAlone(scored, start, end, spelt = scored) {
    const read = NUMBERS_OF_CHANCE.test(scored) ? spelt : scored;
    const asRead = scored.slice(0, start) + read.slice(start, end) + scored.slice(end);
    return isBorder(asRead, start) && isBorder(asRead, end) && caseWays(scored.slice(start, end)) <= USUAL_CASE_WAYS;
  }

  const isBorder = (scored, place) => !LETTER.test(scored.charAt(place - 1)) || !LETTER.test(scored.charAt(place)) ||
    /^(?:[a-z][A-Z]|[A-Z]{2}[a-z])/.test(scored.slice(place - 1, place + 2));

  const waysOfLetters = (scored, start, end, word) => byChance(word.finds, LETTERS, end - start, isAlone(scored, start, end));

  function signsRead(lower, read, start, end) {
    const signs = new Set();
    for (let place = start; place < end; place += 1) {
      if (lower[place] !== read[place]) {
        signs.add(lower[place]);
      }
    }
    return signs.size;
  }

  function partedWordsIn(scored, known) {
    const parts = [];
    const places = scored.split("").map((sign, place) => SIGN.test(sign) ? -1 : place).filter((place) => place >= 0);
    if (places.length === scored.length) {
      return parts;
    }
    const joined = places.map((place) => scored[place]).join("").toLowerCase();
    for (const [first, last] of windows(joined.length)) {
      const start = places[first], end = places[last - 1] + 1, signs = end - start - (last - first);
      if (!signs || signs > Math.floor((last - first) / LETTERS_A_SIGN) || /^[0-9]+$/.test(joined.slice(first, last))) {
        continue;
      }
      const word = known.find(joined.slice(first, last));
      if (isSeen(word, last - first) && standsAlone(scored, start, end)) {
        const chance = byChance(word.finds, LETTERS, last - first, isAlone(scored, start, end));
        parts.push({...wordPart(scored, start, end, word, OTHER_WAYS ** signs * chance), words: ODD});
      }
    }
    return parts;
  }

  function soundingWordsIn(scored, spelt, known) {
    const parts = [], lower = scored.toLowerCase(), read = spelt.toLowerCase();
    for (const run of read.matchAll(/[a-z]+/g)) {
      const heard = soundsIn(run[0]);
      for (const [first, last] of rows(heard, SHORTEST_SOUND)) {
        const word = known.findSound(heard.slice(first, last + 1).map(({sound}) => sound).join(""));
        if (!word) {
          continue;
        }
        const start = run.index + heard[first].start, end = run.index + heard[last].end;
        const signs = signsRead(lower, read, start, end);
        const chance = byChance(word.finds, signs ? CONSONANTS : SOUND_KINDS, last - first + 1, isAlone(scored, start, end, spelt));
        const part = wordPart(scored, start, end, word, SPELLING_WAYS * 2 ** signs * chance, signs ? ["leet"] : []);
        parts.push(chance === 1 ? part : {...part, words: ODD});
      }
    }
    return parts;
  }

  function placesWithoutVowelsIn(scored, known) {
    const parts = [];
    for (const run of scored.toLowerCase().matchAll(/[a-z]+(?:[*][a-z]+)*/g)) {
      const heard = consonantsIn(run[0]);
      for (const [first, last] of rows(heard, SHORTEST_SKELETON)) {
        const row = heard.slice(first, last + 1);
        const word = known.findSkeleton(row.map(({sound}) => sound).join(""));
        if (word) {
          const vowels = row.slice(1).reduce((sum, {start}, place) => sum + start - row[place].end, 0);
          const alone = last - first + 1 === heard.length && isAlone(scored, run.index, run.index + run[0].length);
          const chance = byChance(Math.min(word.finds, PLACE_FINDS), CONSONANTS, last - first + 1, alone);
          const ways = VOWEL_WAYS ** Math.max(1, vowels) * chance;
          const start = run.index + heard[first].start, end = run.index + heard[last].end;
          parts.push({...wordPart(scored, start, end, word, ways), words: ODD});
        }
      }
    }
    return parts;
  }

  function rows(heard, least) {
    const found = [];
    for (let first = 0; first < heard.length; first += 1) {
      for (let last = first + least - 1; last < Math.min(heard.length, first + LONGEST); last += 1) {
        found.push([first, last]);
      }
    }
    return found;
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
    if (end - start > SHORTEST) {
      return true;
    }
    return /^[A-Z]*$/.test(scored.slice(start, end)) ? isBorder(scored, start) && isBorder(scored, end)
      : !LETTER.test(scored.charAt(start - 1)) && !LETTER.test(scored.charAt(end));
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

  function readings(scored) {
    const present = Array.from(LEET.keys()).filter((sign) => scored.includes(sign));
    let tables = present.length ? [{}] : [];
    for (const sign of present) {
      tables = LEET.get(sign).split("").flatMap((letter) => tables.map((table) => ({...table, [sign]: letter})));
    }
    return tables.map((table) => scored.split("").map((sign) => table[sign] || sign).join(""));
  }

  function rowsIn(scored, known) {
    const parts = [];
    const add = (match, guesses, reasons, words = 0, link = "beside") =>
      parts.push({start: match.index, end: match.index + match[0].length, guesses, reasons, words, link});
    for (const run of scored.matchAll(/[0-9]+/g)) {
      const number = numberOf(run[0], known);
      if (number) {
        add(run, ...number);
      }
    }
    for (const date of scored.matchAll(PARTED_DATE)) {
      add(date, DATE_WAYS, ["year"]);
    }
    for (const address of scored.matchAll(MAIL)) {
      add(address, MAIL_WAYS, ["self"]);
    }
    for (const run of scored.matchAll(/[ -/:-@[-`{-~]+/g)) {
      if (run[0].length > 1 && new Set(run[0]).size === 1) {
        add(run, ROW_WAYS, []);
      } else if (run[0].length > 2 && onKeys(run[0])) {
        add(run, ROW_WAYS, ["keyboard"]);
      }
    }
    for (const run of scored.matchAll(/[\u0980-\u09ff]+/g)) {
      const word = known.findLocal(run[0]);
      add(run, word ? word.guesses : BANGLA_WORD_WAYS, word ? [word.reason] : [], word ? 1 : 0, word ? "local" : "hidden");
    }
    for (const walk of walksIn(scored).filter(({start, end}) => !isSequence(scored.slice(start, end)))) {
      parts.push({...walk, reasons: ["keyboard"], words: 0, link: "beside"});
    }
    return parts;
  }

  function numberOf(digits, known) {
    const word = known.findLocal(digits);
    const alike = digits.length > 1 && new Set(digits).size === 1;
    const found = [
      [Boolean(word), word && word.guesses, word && [word.reason]],
      [YEAR.test(digits), YEAR_WAYS, ["year"]],
      [isSequence(digits), ROW_WAYS, ["sequence"]],
      [alike, ROW_WAYS, []],
      [PHONE.test(digits), PHONE_WAYS, ["phone"]],
      [DATE.test(digits), DATE_WAYS, ["year"]],
    ].filter(([fits]) => fits).sort((one, other) => one[1] - other[1])[0];
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

  // Walks over the keys

  const ROWS_OF_KEYS = ["1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./"];
  const SHIFTED = ["!@#$%^&*()_+", "QWERTYUIOP{}|", "ASDFGHJKL:\"", "ZXCVBNM<>?"];
  const KEY_OF = new Map([ROWS_OF_KEYS, SHIFTED].flatMap((all) => all.flatMap((signs, row) =>
    signs.split("").map((sign, column) => [sign, [row, column]]))));
  const STRAIGHT = ["0 1", "0 -1", "1 0", "-1 0", "1 -1", "-1 1"], ALONG = ["0 1", "0 -1"];
  const SHORTEST_WALK = 3, LONG_WALK = 5, TO_AND_FRO = 6, LONGEST_WALK = 2 * ROWS_OF_KEYS[0].length, MOSTLY = 4, WALK_WAYS = 20;

  function walksIn(scored) {
    const walks = [];
    for (let start = 0; start < scored.length; start += 1) {
      for (let end = start + SHORTEST_WALK; end <= Math.min(scored.length, start + LONGEST_WALK); end += 1) {
        if (isWalk(scored.slice(start, end))) {
          walks.push({start, end, guesses: WALK_WAYS * shiftWays(scored.slice(start, end))});
        }
      }
    }
    const mostly = MOSTLY * signsBeside(scored, walks) <= scored.length;
    return walks.filter(({start, end}) => mostly || end - start >= LONG_WALK);
  }

  function signsBeside(scored, walks) {
    const fewest = [0];
    for (let end = 1; end <= scored.length; end += 1) {
      const ending = walks.filter((walk) => walk.end === end).map((walk) => fewest[walk.start]);
      fewest.push(Math.min(fewest[end - 1] + 1, ...ending));
    }
    return fewest[scored.length];
  }

  function isWalk(signs) {
    const keys = signs.split("").map((sign) => KEY_OF.get(sign));
    if (keys.includes(undefined)) {
      return false;
    }
    const steps = (far) => keys.slice(far).map(([row, column], at) => `${row - keys[at][0]} ${column - keys[at][1]}`);
    const [first, ...others] = steps(1);
    if (others.every((step) => step === first)) {
      return STRAIGHT.includes(first);
    }
    const along = new Set(steps(2));
    return keys.length >= TO_AND_FRO && /^-?1 /.test(first) && along.size === 1 && ALONG.includes([...along][0]);
  }

  function shiftWays(signs) {
    const held = signs.split("").map((sign) => SHIFTED.some((row) => row.includes(sign)));
    const count = held.filter(Boolean).length;
    if (!count) {
      return 1;
    }
    const usual = count === held.length || (count === 1 && (held[0] || held[held.length - 1]));
    return usual ? 2 : 2 ** Math.min(count, held.length - count);
  }

  // Patterns that are told of, whatever they cost

  const REPEATED = /(.)\1\1|(.{3,})\2|(..)\3\3/;
  const WINDOW = 4, LONGEST_CORE = 15, SHAPE_SIGNS = "@4301!$57";
  const CORE = /^(.*[A-Za-z\u0980-\u09ff\ue000-\uf8ff])([^A-Za-z\u0980-\u09ff\ue000-\uf8ff]{1,6})$/;
  const NUMBER = /^[^0-9]{0,2}[0-9]+[^0-9]{0,2}$/;
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
    if ((signs.length && !NUMBER.test(parted[2])) || signs.some((sign) => !SHAPE_SIGNS.includes(sign)) || 3 * signs.length > core.length) {
      return false;
    }
    return letters.slice(1) === letters.slice(1).toLowerCase() || letters === letters.toUpperCase();
  }

  // The engine

  const COMMON_RANK = 1000, WORD_RANK = 20000, NO_RANK = 1000000;

  function engine(scored, known, year) {
    zxcvbn.scoring.REFERENCE_YEAR = year;
    zxcvbn.matching.enumerate_l33t_subs = l33tTables;
    const {dictionaries} = zxcvbn.matching;
    zxcvbn.matching.set_user_input_dictionary = () => {
      dictionaries.user_inputs = known.own.ranks;
    };
    dictionaries.local_words = known.others.ranks;
    askedOf.known = known;
    let guesses = 1;
    try {
      const estimate = scored ? zxcvbn(scored) : {guesses: 1, sequence: []};
      guesses = estimate.guesses * unlistedWays(estimate);
    } finally {
      dictionaries.user_inputs = Object.create(null);
      zxcvbn.matching.set_user_input_dictionary = () => dictionaries.user_inputs;
      delete dictionaries.local_words;
      askedOf.known = null;
    }
    return [guesses, listedIn(scored, dictionaries)];
  }

  // The engine looks every piece of a password up in every list; nearly every piece is no word at all, which one look shows.
  const askedOf = {known: null};

  zxcvbn.matching.dictionary_match = (password, lists = zxcvbn.matching.dictionaries) => {
    const lower = password.toLowerCase(), found = [];
    for (let i = 0; i < password.length; i += 1) {
      for (let j = i; j < password.length; j += 1) {
        const word = lower.slice(i, j + 1);
        for (const name of askedOf.known.has(word) ? Object.keys(lists).filter((list) => word in lists[list]) : []) {
          found.push({
            pattern: "dictionary", i, j, token: password.slice(i, j + 1), matched_word: word, rank: lists[name][word],
            dictionary_name: name, reversed: false, l33t: false,
          });
        }
      }
    }
    return found;
  };

  function unlistedWays({sequence}) {
    let times = 1;
    for (const {token} of sequence.filter(({pattern}) => pattern === "bruteforce")) {
      for (let end = 1; end <= token.length; end += 1) {
        times *= Math.max(1, waysOf(token.slice(Math.max(0, end - 2), end)) / OTHER_WAYS);
      }
    }
    return times;
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

  // Leaked passwords

  const hashesBefore = new Set();

  function isLeaked(password) {
    if (!hashesBefore.size) {
      const bytes = atob(LeakedHashes);
      for (let at = 0; at < bytes.length; at += 4) {
        hashesBefore.add([0, 1, 2, 3].reduce((hash, place) => hash * 256 + bytes.charCodeAt(at + place), 0));
      }
    }
    let mixed = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(password)) {
      mixed = Math.imul(mixed ^ byte, 0x01000193);
    }
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return hashesBefore.has((mixed ^ (mixed >>> 16)) >>> 0);
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

// The slip as the page seals it: the twin of auditor/slip.py, where its form is told. Nothing here asks the network.
//
// HPKE (RFC 9180) in base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, on what WebCrypto has.

const PasswordSlip = (() => {
  "use strict";

  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const CODE_SIGNS = 8;
  const NUMBER_SIGNS = 6;
  const PLAIN_BYTES = 256;
  const LENGTH_BYTES = 2;
  const MAC_BYTES = 16;
  const HASH_BYTES = 32;
  const ROUND = /^20[0-9]{2}-(?:0[1-9]|1[0-2])(?:-(?:[2-9]|[1-9][0-9]))?$/;
  const MINUTE = /^(?:19[7-9]|20[0-9])[0-9]-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]$/;
  // So many days before the slip's own day, or what is said by who forgot the day; never a day of the calendar.
  const MOST_DAYS = 9999;
  const WHEN = (told) =>
    Number.isInteger(told) ? told >= 0 && told <= MOST_DAYS : ["since", "not-since"].includes(told);
  const BIT = [0, 1];
  // What a slip may say, in the order in which it says it; the first three must be there.
  const FACTS = {
    u: ["uls", "ulsd"],
    m: [0, 1, 2], // 2: it does, and is not the one on the portal
    b: [0, 1, 2],
    x: BIT,
    l: BIT,
    w: WHEN,
    s: ["asked", "on", "off", "not-offered", "no-code"],
    k: ["email", "sms", "other", "totp", "key"],
    q: WHEN,
    h: BIT,
    c: /^[0-9]{6}$/,
  };
  const MUST = ["u", "m", "b"];

  const bytes = (words) => new TextEncoder().encode(words);

  const joined = (...parts) => {
    const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };

  const wipe = (...parts) => {
    for (const part of parts) part.fill(0);
  };

  const toBase64 = (content) =>
    btoa(String.fromCharCode(...content)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const fromBase64 = (words) =>
    Uint8Array.from(atob(words.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

  const sha256 = async (content) => new Uint8Array(await crypto.subtle.digest("SHA-256", content));

  const hmac = async (key, content) => {
    const kept = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign("HMAC", kept, content));
  };

  const signs = (hash, count) => {
    let bits = 0n;
    for (const byte of hash) bits = (bits << 8n) | BigInt(byte);
    const drop = BigInt(8 * hash.length - 5 * count);
    let words = "";
    for (let place = count - 1; place >= 0; place -= 1) {
      words += ALPHABET[Number((bits >> (drop + BigInt(5 * place))) & 31n)];
    }
    return words;
  };

  // RFC 9180, sections 4 and 5.1. An empty salt is a key of zeros (RFC 2104): WebCrypto takes no empty one.
  const NO_SALT = new Uint8Array(HASH_BYTES);
  const KEM = joined(bytes("KEM"), Uint8Array.of(0x00, 0x10));
  const SUITE = joined(bytes("HPKE"), Uint8Array.of(0x00, 0x10, 0x00, 0x01, 0x00, 0x02));
  const VERSION = bytes("HPKE-v1");
  const NOTHING = new Uint8Array(0);

  const extract = async (suite, salt, label, input) => {
    const labeled = joined(VERSION, suite, bytes(label), input);
    const key = await hmac(salt, labeled);
    wipe(labeled);
    return key;
  };

  const expand = async (suite, key, label, info, size) => {
    const labeled = joined(Uint8Array.of(size >> 8, size & 255), VERSION, suite, bytes(label), info, Uint8Array.of(1));
    const block = await hmac(key, labeled);
    const part = block.slice(0, size);
    wipe(block);
    return part;
  };

  const hpkeSeal = async (publicKey, info, plain) => {
    const curve = { name: "ECDH", namedCurve: "P-256" };
    const theirs = await crypto.subtle.importKey("raw", publicKey, curve, false, []);
    const ours = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
    const enc = new Uint8Array(await crypto.subtle.exportKey("raw", ours.publicKey));
    const shared = new Uint8Array(
      await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 8 * HASH_BYTES),
    );
    const once = await extract(KEM, NO_SALT, "eae_prk", shared);
    const agreed = await expand(KEM, once, "shared_secret", joined(enc, publicKey), HASH_BYTES);
    const context = joined(
      Uint8Array.of(0),
      await extract(SUITE, NO_SALT, "psk_id_hash", NOTHING),
      await extract(SUITE, NO_SALT, "info_hash", info),
    );
    const secret = await extract(SUITE, agreed, "secret", NOTHING);
    const key = await expand(SUITE, secret, "key", context, HASH_BYTES);
    const iv = await expand(SUITE, secret, "base_nonce", context, 12);
    const lock = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
    wipe(shared, once, agreed, secret, key);
    return joined(enc, new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, lock, plain)));
  };

  const allowed = (rule, value) => {
    if (typeof rule === "function") return rule(value);
    return rule instanceof RegExp ? typeof value === "string" && rule.test(value) : rule.includes(value);
  };

  const must = (fits) => {
    if (!fits) throw new RangeError("slips say nothing of this kind");
  };

  // A slip says what slips say, or there is none; no message repeats what it was given.
  const encoded = (slip, nth, nonce) => {
    must(/^[0-9a-f]{4,6}$/.test(slip.tag) && ROUND.test(slip.round));
    must(/^[0-9a-z.-]{1,16}$/.test(slip.page) && MINUTE.test(slip.at));
    must(nth <= MOST_OF_A_LIFE);
    must(MUST.every((name) => name in slip.facts) && Object.keys(slip.facts).every((name) => name in FACTS));
    const facts = {};
    for (const name of Object.keys(FACTS)) {
      if (name in slip.facts) {
        must(allowed(FACTS[name], slip.facts[name]));
        facts[name] = slip.facts[name];
      }
    }
    return bytes(
      JSON.stringify({ v: 2, a: slip.tag, r: slip.round, p: slip.page, d: slip.at, i: nth, n: nonce, f: facts }),
    );
  };

  const readCode = (typed) => {
    const code = typed
      .normalize("NFKC")
      .replace(/[\u09e6-\u09ef]/g, (digit) => String(digit.charCodeAt(0) - 0x09e6))
      .toUpperCase()
      .replace(/[\p{Pd}\p{Zs}\p{Cf}\p{Cc}\u2212]/gu, "")
      .replace(/O/g, "0")
      .replace(/[IL]/g, "1");
    if (![...code].every((sign) => ALPHABET.includes(sign))) {
      throw new RangeError("a code has digits and Latin letters only, and no U");
    }
    if (code.length !== CODE_SIGNS) throw new RangeError("a code has 8 signs");
    return code;
  };

  const codeTag = async (roundId, salt, code, digits = 4) => {
    const hash = await sha256(bytes(`pwslip-tag|${roundId}|${salt}|${readCode(code)}`));
    return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, digits);
  };

  // Which slip was made last is known within one life of the page by its count, whatever becomes of the clock meanwhile.
  const MOST_OF_A_LIFE = 999;
  const random = () =>
    [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  let life = "";
  let made = 0;

  const seal = async (slip, code, publicKey) => {
    life = life || random();
    made += 1;
    const body = encoded(slip, made, life + random());
    const mac = await hmac(bytes(readCode(code)), joined(bytes("pwslip-v1|"), body));
    must(LENGTH_BYTES + body.length + MAC_BYTES <= PLAIN_BYTES);
    const plain = new Uint8Array(PLAIN_BYTES);
    plain.set([body.length >> 8, body.length & 255]);
    plain.set(body, LENGTH_BYTES);
    plain.set(mac.subarray(0, MAC_BYTES), LENGTH_BYTES + body.length);
    try {
      const info = bytes(`pwslip-v1|${slip.tag}|${slip.round}`);
      const sealed = await hpkeSeal(fromBase64(publicKey), info, plain);
      return `PWSLIP1.${slip.tag}.${slip.round}.${toBase64(sealed)}`;
    } finally {
      wipe(plain, body, mac);
    }
  };

  const number = async (text) => signs(await sha256(bytes(text.trim())), NUMBER_SIGNS);

  return Object.freeze({ seal, codeTag, readCode, number, hpkeSeal });
})();

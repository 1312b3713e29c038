"use strict";
/* Searches, filters and sorts the table of offices or of upazilas. What was asked stands in the address and nowhere else. */
(() => {
  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const finder = document.getElementById("finder");
  const shown = document.getElementById("shown");
  const tables = [...document.querySelectorAll("table[data-shown]")];
  const controls = [...finder.querySelectorAll("[name]")];
  const { q, sort, reversed } = Object.fromEntries(controls.map((control) => [control.name, control]));
  const choices = controls.filter((control) => control.dataset.chooses !== undefined);
  const [main] = tables;
  const section = main.closest("section");
  const headings = [...main.tHead.rows[0].cells];
  const rows = new Map(tables.map((table) => [table, [...table.tBodies[0].rows]]));

  const plain = (words) =>
    words
      .normalize("NFC")
      .replace(/[\u200c\u200d]/g, "")
      .replace(/[\u09e6-\u09ef]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x9e6 + 0x30))
      .toLowerCase();
  const inDigits = (number) =>
    language === "bn"
      ? String(number).replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x30 + 0x9e6))
      : String(number);
  const told = new Map(
    [...rows.values()].flat().map((row) => [row, plain(`${row.textContent} ${row.dataset.also}`)]),
  );

  const key = (row, column) => {
    const cell = row.cells[column];
    if (!cell || cell.colSpan > 1) return null;
    if (cell.dataset.rank) return Number(cell.dataset.rank);
    const words = cell.textContent.trim();
    if (words === "-" || words === "—") return null;
    return /^\d+$/.test(plain(words)) ? Number(plain(words)) : words;
  };
  const compare = (column, sign) => (one, other) => {
    const [first, second] = [key(one, column), key(other, column)];
    if (first === null || second === null) return (first === null) - (second === null);
    return sign * (typeof first === "number" && typeof second === "number"
      ? first - second
      : collator.compare(String(first), String(second)));
  };

  let order = "";
  const sortRows = () => {
    const column = Number(sort.value);
    const wanted = `${column}${reversed.checked}`;
    if (wanted === order) return;
    order = wanted;
    main.tBodies[0].append(...[...rows.get(main)].sort(compare(column, reversed.checked ? -1 : 1)));
    headings.forEach((heading, place) => {
      if (place === column) heading.setAttribute("aria-sort", reversed.checked ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    });
  };

  const filterRows = () => {
    const words = plain(q.value).split(/\s+/).filter(Boolean);
    const chosen = choices.filter((choice) => choice.value);
    const fits = (row) =>
      words.every((word) => told.get(row).includes(word)) &&
      chosen.every((choice) => row.dataset[choice.name].split(" ").includes(choice.value));
    let any = 0;
    const sentences = tables.map((table) => {
      let number = 0;
      for (const row of rows.get(table)) {
        row.hidden = !fits(row);
        number += !row.hidden;
      }
      any += number;
      if (table.tFoot) table.tFoot.rows[0].hidden = number < rows.get(table).length;
      const values = { n: number, m: rows.get(table).length };
      return table.dataset.shown.replace(/\{([nm])\}/g, (_, name) => inDigits(values[name]));
    });
    shown.textContent = any ? sentences.join(" ") : shown.dataset.nothing;
  };

  const show = () => {
    sortRows();
    filterRows();
  };

  const asked = () => {
    const pairs = controls
      .map((control) => [control.name, control.type === "checkbox" ? (control.checked ? "1" : "") : control.value])
      .filter(([name, value]) => value && !(name === "sort" && value === "0"));
    return new URLSearchParams(pairs).toString();
  };
  const remember = () => {
    const page = location.href.split("#")[0];
    history.replaceState(null, "", asked() ? `${page}#${asked()}` : page);
  };
  const recall = () => {
    const found = new URLSearchParams(location.hash.slice(1));
    if (!controls.some((control) => found.has(control.name))) return false;
    for (const control of controls) {
      const value = found.get(control.name) ?? "";
      if (control.type === "checkbox") control.checked = value === "1";
      else if (control.tagName === "SELECT")
        control.value = [...control.options].some((option) => option.value === value) ? value : control.options[0].value;
      else control.value = value;
    }
    return true;
  };

  finder.addEventListener("input", () => {
    show();
    remember();
  });
  finder.querySelector("button").addEventListener("click", () => {
    for (const control of controls) {
      if (control.type === "checkbox") control.checked = false;
      else if (control.tagName === "SELECT") control.selectedIndex = 0;
      else control.value = "";
    }
    show();
    remember();
    q.focus();
  });
  headings.forEach((heading, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => {
      reversed.checked = sort.value === String(place) && !reversed.checked;
      sort.value = String(place);
      show();
      remember();
    });
    heading.append(button);
  });
  addEventListener("hashchange", () => {
    if (recall()) show();
    else if (location.hash === `#${section.id}` && asked()) remember();
  });

  finder.hidden = false;
  const came = recall();
  show();
  if (came) section.scrollIntoView();
})();

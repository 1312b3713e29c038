// How a slip leaves the page: drawn as a QR, kept in a folder, saved as a download, copied.

const SlipHanding = (() => {
  "use strict";

  const QUIET_ZONE = 4; // light modules around a QR, ISO/IEC 18004
  const SVG = "http://www.w3.org/2000/svg";
  const A_MINUTE = 60000;

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

  // A folder that the person chose, for as long as the page lives: browsers keep none for a page of a file.
  let folder = null;
  const canChoose = typeof showDirectoryPicker === "function";
  const chooseFolder = async () => {
    folder = await showDirectoryPicker({ id: "slips", mode: "readwrite" });
    return folder.name;
  };
  const fileOf = async (name) => {
    try {
      return await folder.getFileHandle(name);
    } catch (error) {
      if (error.name === "NotFoundError") return null;
      if (error.name === "TypeMismatchError") return { getFile: async () => new Blob() }; // a folder of that name
      throw error;
    }
  };
  // Nothing that lies there is written over: another file of that name gets a neighbour with a number.
  const keep = async (name, text) => {
    for (let count = 1; ; count += 1) {
      const tried = count === 1 ? name : name.replace(/(\.[a-z]+)$/, `-${count}$1`);
      const there = await fileOf(tried);
      if (!there) {
        const file = await folder.getFileHandle(tried, { create: true });
        const written = await file.createWritable();
        await written.write(text);
        await written.close();
        if ((await (await file.getFile()).text()) !== text) throw new Error("the file was not kept as it was written");
        return tried;
      }
      if ((await (await there.getFile()).text()) === text) return tried;
    }
  };

  const download = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), A_MINUTE);
  };

  const copy = async (node) => {
    try {
      await navigator.clipboard.writeText(node.textContent);
      return true;
    } catch {
      const range = document.createRange();
      range.selectNodeContents(node);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      return document.execCommand("copy"); // old, but it works where the clipboard is not given to pages
    }
  };

  return Object.freeze({ qr, canChoose, chooseFolder, keep, download, copy });
})();

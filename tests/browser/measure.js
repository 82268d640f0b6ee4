// What a reader of Persian would stumble over, measured on the bubbles as they are laid out: [{fault, text}].
(room) => {
  const faults = [], SIGNS = "=≈≤≥<>→⇒≠+−·×/", LETTERS = /[\u0621-\u064a\u0654\u066e-\u06d3\u200c]+/gu;
  const tell = (fault, text) => faults.push({ fault, text: text.replace(/\s+/g, " ").slice(0, 160) });
  const box = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from); range.setEnd(node, to);
    return range.getClientRects()[0];
  };
  const sameLine = (a, b) => Math.abs((a.top + a.bottom) / 2 - (b.top + b.bottom) / 2) < 9;
  const texts = (root, skipped) => {
    const found = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement.closest(skipped)) found.push(node);
    return found;
  };
  const around = (node, at) => node.data.slice(Math.max(0, at - 60), at + 80);

  // Words of a line follow each other from right to left.
  const words = (block) => {
    let last = null;
    for (const node of texts(block, "code, pre, math, .meta, table")) {
      for (const word of node.data.matchAll(LETTERS)) {
        const now = box(node, word.index, word.index + word[0].length);
        if (!now || !now.width) continue;
        if (last && sameLine(last, now) && now.right > last.left + 2) tell("words out of order", around(node, word.index));
        last = now;
      }
    }
  };
  // A command's slash, and the point of a file's ending, stand before their word.
  const signs = (block) => {
    for (const node of texts(block, "math, .meta")) {
      for (const command of node.data.matchAll(/(?<![\w/.])[/.](?=[a-z])/g)) {
        const sign = box(node, command.index, command.index + 1), letter = box(node, command.index + 1, command.index + 2);
        if (sign && letter && sign.left > letter.left) tell("sign on the wrong side", around(node, command.index));
      }
    }
  };
  // A formula, which is what stands in a direction isolate, is cut only where it is long, and before a sign or behind a comma.
  const formulas = (block) => {
    for (const node of texts(block, "code, pre, math, .meta")) {
      for (const formula of node.data.matchAll(/\u2066([^\u2066\u2069]*)\u2069/g)) {
        const text = formula[1], start = formula.index + 1;
        let last = null;
        for (let at = 0; at < text.length; at += 1) {
          const now = box(node, start + at, start + at + 1);
          if (!now || !now.width || text[at] === " ") continue;
          const mayCut = text.length > room && text[at - 1] === " " && (SIGNS.includes(text[at]) || ",;".includes(text[at - 2]));
          if (last && now.top > last.bottom - 3 && !mayCut) tell("formula torn", text.slice(0, at) + "⏎" + text.slice(at));
          last = now;
        }
      }
    }
    for (const math of block.querySelectorAll("math:not([display=block])")) if (math.getClientRects().length > 1) tell("formula torn", math.textContent);
  };
  // Columns stand in one order in all rows: from right to left.
  const order = (boxes) => boxes.slice(1).map((each, at) => (each.left < boxes[at].left ? "←" : "→")).join("");
  const columns = (block) => {
    for (const table of block.querySelectorAll("table")) {
      for (const row of table.rows) if (order([...row.cells].map((cell) => cell.getBoundingClientRect())).includes("→")) tell("columns out of order", row.textContent);
    }
    for (const pre of block.querySelectorAll("pre")) {
      if (pre.querySelector("code")) continue;
      const seen = new Set();
      for (const node of texts(pre, ".none")) {
        for (const line of node.data.matchAll(/[^\n]+/g)) {
          const cells = [...line[0].matchAll(/[^\s\u2066-\u2069](?:[^\s]| (?! ))*/g)];
          if (cells.length > 1) seen.add(order(cells.map((cell) => box(node, line.index + cell.index, line.index + cell.index + 1))));
        }
      }
      if (new Set([...seen].map((each) => each[0])).size > 1) tell("columns out of order", pre.textContent);
    }
  };
  const bubbles = [...document.querySelectorAll(".bubble.in")];
  for (const bubble of bubbles) {
    const blocks = [...bubble.querySelectorAll(".text, .rich > div:not(.sheet):not(.formula), li > div, td, th, h1, h2, h3, h4, h5, h6")];
    for (const block of blocks) { words(block); signs(block); formulas(block); }
    columns(bubble);
  }
  return { faults, bubbles: bubbles.length };
}

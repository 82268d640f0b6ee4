// A Telegram-like chat over one socket. Everything a person or the bot wrote is put in as text, never as markup; MathML comes from
// the server's own converter.
const WORDS = {
  en: { bot: "bot", connecting: "connecting…", message: "Message", start: "START", person: "Person", add: "＋ Add a person…", name: "Name", language: "App language", ok: "Add", cancel: "Cancel", edited: "edited", today: "Today", commands: "Commands", send: "Send", attach: "Attach a file", down: "To the newest message", copied: "Copied", close: "OK" },
  fa: { bot: "ربات", connecting: "در حال اتصال…", message: "پیام", start: "شروع", person: "شخص", add: "＋ افزودن شخص…", name: "نام", language: "زبان برنامه", ok: "افزودن", cancel: "انصراف", edited: "ویرایش‌شده", today: "امروز", commands: "فرمان‌ها", send: "فرستادن", attach: "پیوست فایل", down: "به تازه‌ترین پیام", copied: "کپی شد", close: "باشد" },
};
const $ = (id) => document.getElementById(id);
const log = $("log"), scroll = $("scroll"), composer = $("composer");
let socket, state = { person: null, language: "en", people: [], messages: [], commands: [] }, words = WORDS.en, typingTimer, toastTimer, wait = 300;
const wantedStart = new URLSearchParams(location.search).get("start");
let startPending = wantedStart !== null;

function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

// Text with entities counted in UTF-16 units, which is how JavaScript counts too.
function styled(text, entities) {
  const fragment = document.createDocumentFragment();
  build(fragment, text, 0, text.length, [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length));
  return fragment;
}
function build(parent, text, from, to, entities) {
  let at = from;
  while (entities.length && entities[0].offset < to) {
    const entity = entities.shift();
    if (entity.offset < at) continue;
    const end = Math.min(to, entity.offset + entity.length), inner = [];
    while (entities.length && entities[0].offset < end) inner.push(entities.shift());
    parent.append(text.slice(at, entity.offset));
    const node = element(entity, text.slice(entity.offset, end));
    build(node, text, entity.offset, end, inner);
    parent.append(node);
    at = end;
  }
  parent.append(text.slice(at, to));
}
function element(entity, text) {
  switch (entity.type) {
    case "bold": return make("b");
    case "italic": return make("i");
    case "underline": return make("u");
    case "strikethrough": return make("s");
    case "code": return make("code");
    case "pre": return make("pre");
    case "blockquote": case "expandable_blockquote": return make("blockquote");
    case "spoiler": return make("span", { className: "spoiler", onclick: (event) => event.currentTarget.classList.add("shown") });
    case "text_link": return link(entity.url);
    case "url": return link(text);
    case "bot_command": return make("a", { href: "#", onclick: (event) => { event.preventDefault(); say(text); } });
    default: return make("span");
  }
}
function link(url) {
  const safe = /^(https?|tg):/.test(url);
  return make("a", safe ? { href: url, rel: "noopener noreferrer", target: "_blank" } : {});
}

function mathematics(part, display) {
  if (part.mathml) {
    const math = new DOMParser().parseFromString(part.mathml, "application/xml").documentElement;
    if (math.localName === "math") {
      math.setAttribute("display", display ? "block" : "inline");
      math.setAttribute("alttext", part.expression);
      return document.importNode(math, true);
    }
  }
  return make("code", { textContent: part.expression });
}
const STYLES = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", marked: "mark", subscript: "sub", superscript: "sup" };
function inline(parent, part) {
  if (typeof part === "string") parent.append(part);
  else if (Array.isArray(part)) part.forEach((each) => inline(parent, each));
  else if (part.type === "mathematical_expression") parent.append(mathematics(part, false));
  else {
    const node = part.type === "spoiler" ? element({ type: "spoiler" }) : part.url ? link(part.url) : make(STYLES[part.type] || "span");
    inline(node, part.text);
    parent.append(node);
  }
  return parent;
}
function block(part) {
  switch (part.type) {
    case "paragraph": return inline(make("div"), part.text);
    case "heading": return inline(make("h" + part.size), part.text);
    case "pre": return inline(make("pre"), part.text);
    case "footer": return inline(make("div", { className: "footer" }), part.text);
    case "divider": return make("hr");
    case "mathematical_expression": return make("div", { className: "formula" }, mathematics(part, true));
    case "blockquote": return make("blockquote", {}, ...part.blocks.map(block));
    case "list": return make(part.is_ordered ? "ol" : "ul", {}, ...part.items.map((item) => make("li", {}, ...item.blocks.map(block))));
    case "details": return make("details", { open: !!part.is_open }, inline(make("summary"), part.summary), ...part.blocks.map(block));
    case "table": return sheet(part);
    default: return make("div");
  }
}
function sheet(part) {
  const table = make("table", { className: (part.is_bordered ? "bordered " : "") + (part.is_striped ? "striped" : "") });
  if (part.caption) table.append(inline(make("caption"), part.caption));
  for (const row of part.cells) {
    const line = make("tr");
    for (const cell of row) line.append(inline(make(cell.is_header ? "th" : "td", { className: cell.align || "", colSpan: cell.colspan || 1, rowSpan: cell.rowspan || 1 }), cell.text));
    table.append(line);
  }
  return make("div", { className: "sheet" }, table);
}

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(words === WORDS.fa ? "fa-IR" : "en-GB", { hour: "2-digit", minute: "2-digit" });
}
function bubble(message) {
  const side = message.mine ? "out" : "in";
  const body = make("div", { className: `bubble ${side}` });
  if (message.photo) body.append(make("img", { src: `/page/files/${message.photo}`, alt: message.text, onload: stay }));
  if (message.document) body.append(make("a", { className: "file", href: `/page/files/${message.document.file_id}`, textContent: message.document.file_name }));
  if (message.rich) {
    body.dir = message.rich.is_rtl ? "rtl" : "ltr";
    body.append(make("div", { className: "rich" }, ...message.rich.blocks.map(block)));
  } else if (message.text) {
    body.append(inlineText(message));
  }
  if (!body.dir) body.dir = /^\u200f|^[^\p{L}]*\p{Script=Arabic}/u.test(message.text) ? "rtl" : "ltr";
  body.append(make("span", { className: "meta", textContent: (message.edited ? words.edited + " " : "") + clock(message.date) + (message.mine ? " ✓✓" : "") }));
  const row = make("div", { className: `row ${side}` }, body);
  row.dataset.messageId = message.id;
  if (message.buttons && message.buttons.length) row.append(keys(message));
  return row;
}
function inlineText(message) {
  const node = make("div", { className: "text" });
  node.append(styled(message.text, message.entities || []));
  return node;
}
function keys(message) {
  const board = make("div", { className: "keys" });
  for (const line of message.buttons) {
    const row = make("div");
    line.forEach((key) => {
      const button = make("button", { type: "button", textContent: key.text, className: (key.style || "") + (key.url ? " url" : "") });
      button.dataset.button = key.callback_data || key.url || "";
      button.onclick = () => tap(message, key, button);
      row.append(button);
    });
    board.append(row);
  }
  return board;
}
function tap(message, key, button) {
  if (key.callback_data) {
    button.classList.add("busy");
    setTimeout(() => button.classList.remove("busy"), 1500);
    tell({ do: "press", message: message.id, data: key.callback_data });
  } else if (key.copy_text) {
    navigator.clipboard?.writeText(key.copy_text.text);
    toast(words.copied);
  } else if (key.url) open(key.url, "_blank", "noopener");
}

const nearEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 140;
let following = true;
scroll.addEventListener("scroll", () => { following = nearEnd(); $("down").hidden = following; });
function stay() { if (following) scroll.scrollTop = scroll.scrollHeight; }
$("down").onclick = () => { following = true; stay(); };

function draw() {
  words = WORDS[state.language] || WORDS.en;
  document.documentElement.lang = state.language || "en";
  document.documentElement.dir = words === WORDS.fa ? "rtl" : "ltr";
  $("bot").textContent = state.bot;
  $("status").textContent = words.bot;
  $("description").textContent = state.description;
  $("empty").hidden = state.messages.length > 0 || !state.description;
  composer.placeholder = words.message;
  composer.setAttribute("aria-label", words.message);
  for (const [id, word] of [["send", "send"], ["menu", "commands"], ["down", "down"]]) $(id).setAttribute("aria-label", words[word]);
  $("person-label").textContent = words.person;
  $("attach").title = words.attach;
  for (const [id, word] of [["name-label", "name"], ["language-label", "language"], ["newcomer-ok", "ok"], ["newcomer-cancel", "cancel"], ["alert-ok", "close"], ["start", "start"]]) $(id).textContent = words[word];
  $("person").replaceChildren(...state.people.map((each) => make("option", { value: each.id, textContent: each.name, selected: each.id === state.person })), make("option", { value: "new", textContent: words.add }));
  $("commands").replaceChildren(...state.commands.map((each) => make("button", { type: "button", role: "option", onclick: () => { menu(false); say("/" + each.command); } }, make("b", { textContent: "/" + each.command }), make("span", { textContent: each.description, dir: "auto" }))));
  log.replaceChildren(...state.messages.map(bubble));
  log.setAttribute("aria-busy", "false");
  tails();
  begun();
  following = true;
  stay();
}
function begun() {
  const fresh = state.messages.length === 0;
  $("start").hidden = !fresh;
  $("form").hidden = fresh;
  $("empty").hidden = !fresh || !state.description;
}
function tails() {
  const rows = [...log.children];
  rows.forEach((row, index) => row.classList.toggle("last", !rows[index + 1] || rows[index + 1].classList.contains("out") !== row.classList.contains("out")));
}
function place(message) {
  const at = state.messages.findIndex((each) => each.id === message.id);
  const row = bubble(message);
  if (at < 0) { state.messages.push(message); log.append(row); }
  else {
    const old = log.children[at], focused = old.contains(document.activeElement) ? document.activeElement.dataset.button : null;
    state.messages[at] = message;
    old.replaceWith(row);
    if (focused) row.querySelector(`[data-button="${CSS.escape(focused)}"]`)?.focus();
  }
  if (!message.mine) typing(false);
  tails();
  begun();
  if (message.mine) following = true;
  stay();
}
function typing(shown) {
  $("typing").hidden = !shown;
  clearTimeout(typingTimer);
  if (shown) typingTimer = setTimeout(() => typing(false), 5000);
  stay();
}
function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, 3500);
}
function answered(answer) {
  document.querySelectorAll(".busy").forEach((button) => button.classList.remove("busy"));
  if (!answer.text) return;
  if (!answer.show_alert) return toast(answer.text);
  $("alert").querySelector("p").textContent = answer.text;
  $("alert").showModal();
}

function connect() {
  const person = sessionStorage.getItem("person");
  socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/page/socket${person ? "?person=" + person : ""}`);
  socket.onmessage = (event) => {
    const change = JSON.parse(event.data);
    wait = 300;
    if (change.kind === "state") {
      state = change;
      sessionStorage.setItem("person", state.person);
      draw();
      if (startPending) { startPending = false; say("/start " + wantedStart); history.replaceState(null, "", "/"); }
    } else if (change.kind === "message" || change.kind === "edit") place(change.message);
    else if (change.kind === "delete") { state.messages = state.messages.filter((each) => each.id !== change.id); log.querySelector(`[data-message-id="${change.id}"]`)?.remove(); }
    else if (change.kind === "typing") typing(true);
    else if (change.kind === "answer") answered(change);
  };
  socket.onclose = () => {
    $("status").textContent = words.connecting;
    setTimeout(connect, wait);
    wait = Math.min(wait * 2, 5000);
  };
}
const tell = (wish) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(wish));
const say = (text) => tell({ do: "send", text });

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!composer.value.trim()) return;
  say(composer.value);
  composer.value = "";
  grow();
  menu(false);
});
function grow() { composer.rows = 1; const lines = Math.min(8, composer.value.split("\n").length); composer.rows = lines; }
composer.addEventListener("input", () => { grow(); menu(composer.value === "/"); });
composer.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); $("form").requestSubmit(); }
  if (event.key === "ArrowUp" && !composer.value) { const all = log.querySelectorAll(".keys button"); if (all.length) { event.preventDefault(); all[all.length - 1].focus(); } }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { menu(false); composer.focus(); }
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " " && !document.activeElement.closest("input,textarea,select,dialog") && !$("form").hidden) composer.focus();
});
function menu(shown) { $("commands").hidden = !shown || !state.commands.length; $("menu").setAttribute("aria-expanded", String(shown)); }
$("menu").onclick = () => menu($("commands").hidden);
$("start").onclick = () => { say("/start"); };
$("person").onchange = () => {
  if ($("person").value !== "new") { log.setAttribute("aria-busy", "true"); return tell({ do: "choose", person: Number($("person").value) }); }
  $("person").value = state.person;
  $("name").value = "";
  $("newcomer").showModal();
};
$("newcomer").addEventListener("close", () => {
  if ($("newcomer").returnValue === "ok" && $("name").value.trim()) tell({ do: "person", name: $("name").value, language: $("language").value });
});
$("file").onchange = async () => {
  const file = $("file").files[0];
  if (file) await fetch(`/page/upload/${state.person}?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
  $("file").value = "";
};
connect();

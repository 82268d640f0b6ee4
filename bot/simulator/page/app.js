// A Telegram-like chat over one socket. Everything a person or the bot wrote is put in as text, never as markup; MathML comes from
// the server's own converter.
const WORDS = {
  en: {
    bot: "bot", connecting: "connecting…", message: "Message", start: "START", person: "Person", add: "＋ Add a person…", name: "Name", language: "App language", ok: "Add", cancel: "Cancel", edited: "edited", commands: "Commands", send: "Send", attach: "Attach a file", down: "To the newest message", copied: "Copied", close: "OK", alone: "only you see this",
    group: "Group", members: "group", messages: "Messages", waiting: "waiting to be sent", away: "No connection; try again in a moment", wide: "Scrolls sideways", more: "Show all", less: "Show less", picture: "Picture", file: "File", results: "Questions found", next: "More…", shareWhere: "Send to…", shareGroup: "The group", copy: "Copy",
    hint: (bot) => `Everybody here and the bot are in this group. Send /daily for a question each day, or type @${bot} and a word: questions with that word are listed.`,
  },
  fa: {
    bot: "ربات", connecting: "در حال اتصال…", message: "پیام", start: "شروع", person: "شخص", add: "＋ افزودن شخص…", name: "نام", language: "زبان برنامه", ok: "افزودن", cancel: "انصراف", edited: "ویرایش‌شده", commands: "فرمان‌ها", send: "فرستادن", attach: "پیوست فایل", down: "به تازه‌ترین پیام", copied: "کپی شد", close: "باشد", alone: "فقط شما می‌بینید",
    group: "گروه", members: "گروه", messages: "پیام‌ها", waiting: "در انتظار فرستادن", away: "اتصال برقرار نیست؛ کمی بعد دوباره امتحان کنید", wide: "به پهلو جابه‌جا می‌شود", more: "نمایش همه", less: "نمایش کمتر", picture: "تصویر", file: "فایل", results: "پرسش‌های یافت‌شده", next: "بیشتر…", shareWhere: "فرستادن به…", shareGroup: "گروه", copy: "کپی",
    hint: (bot) => `همهٔ افراد این صفحه و ربات در این گروه‌اند. برای یک پرسش در روز ‎/daily را بفرستید، یا @${bot} و یک واژه بنویسید تا پرسش‌هایی که آن واژه را دارند فهرست شوند.`,
  },
};
const $ = (id) => document.getElementById(id);
const log = $("log"), scroll = $("scroll"), composer = $("composer");
let socket, state = { person: null, language: "en", people: [], messages: [], commands: [] }, words = WORDS.en, typingTimer, toastTimer, wait = 300;
const wantedStart = new URLSearchParams(location.search).get("start");
let startPending = wantedStart !== null;
// What was said and not taken by the server yet; it outlives a reload.
let waiting = JSON.parse(sessionStorage.getItem("waiting") || "[]");

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
    case "code": return within(text) ? make("code", {}, link(text, text)) : make("code");
    case "pre": return across(make("pre"));
    case "blockquote": return make("blockquote");
    case "expandable_blockquote": return folded();
    case "spoiler": return make("span", { className: "spoiler", onclick: (event) => event.currentTarget.classList.add("shown") });
    case "text_link": return link(entity.url);
    case "url": return link(text);
    case "bot_command": return make("a", { href: "#", onclick: (event) => { event.preventDefault(); say(text); } });
    default: return make("span");
  }
}
function link(url) {
  const act = within(url);
  if (act) return make("a", { href: url, onclick: (event) => { event.preventDefault(); act(); } });
  return make("a", /^(https?|tg):/.test(url) ? { href: url, rel: "noopener noreferrer", target: "_blank" } : {});
}
// What a link of Telegram does in this page: a start link of the bot starts it, a share link asks whom to send to. Null for any other link.
function within(text) {
  let url;
  try { url = new URL(text); } catch { return null; }
  const query = url.searchParams;
  const name = url.protocol === "tg:" ? query.get("domain") : ["t.me", "telegram.me"].includes(url.hostname) ? url.pathname.slice(1) : null;
  if (name === null) return null;
  if (name === "share/url" || url.host === "msg_url") return () => share([query.get("text"), query.get("url")].filter(Boolean).join("\n"));
  if (name.toLowerCase() !== state.username?.toLowerCase()) return null;
  if (query.has("startgroup")) return () => show("group");
  return () => { show("private"); say(`/start ${query.get("start") || ""}`.trim(), "private"); };
}
function share(text) {
  $("share-text").textContent = text;
  $("share").showModal();
}
$("share-cancel").onclick = () => $("share").close();
$("share-copy").onclick = () => { copy($("share-text").textContent); $("share").close(); };
$("share-group").onclick = () => { show("group"); say($("share-text").textContent, "group"); $("share").close(); };
function copy(text) {
  navigator.clipboard?.writeText(text);
  toast(words.copied);
}
function show(chat) { if (state.chat !== chat) { log.setAttribute("aria-busy", "true"); tell({ do: "open", chat }); } }

// A quotation that shows three lines until it is asked for all.
function folded() {
  const quote = make("blockquote", { className: "folded" });
  const more = make("button", { type: "button", className: "unfold", textContent: words.more, onclick: () => {
    const isOpen = quote.classList.toggle("open");
    more.textContent = isOpen ? words.less : words.more;
    more.setAttribute("aria-expanded", String(isOpen));
  } });
  more.setAttribute("aria-expanded", "false");
  queueMicrotask(() => quote.after(more));
  sizes.observe(quote);
  return quote;
}
// What is wider than its message scrolls sideways, can be reached by the keyboard, and fades where it goes on.
function across(node) {
  node.classList.add("across");
  node.addEventListener("scroll", () => edges(node), { passive: true });
  sizes.observe(node);
  return node;
}
function edges(node) {
  const room = node.scrollWidth - node.clientWidth, at = Math.abs(node.scrollLeft);
  const isLeftward = getComputedStyle(node).direction === "rtl", goesOn = at < room - 1, hasBegun = room > 1 && at > 1;
  node.classList.toggle("more-right", isLeftward ? hasBegun : goesOn);
  node.classList.toggle("more-left", isLeftward ? goesOn : hasBegun);
  if (room > 1) { node.tabIndex = 0; node.setAttribute("role", "group"); node.setAttribute("aria-label", words.wide); }
  else ["tabindex", "role", "aria-label"].forEach((name) => node.removeAttribute(name));
}
const sizes = new ResizeObserver((seen) => seen.forEach(({ target }) => {
  if (target.classList.contains("folded")) { if (!target.classList.contains("open")) target.classList.toggle("whole", target.scrollHeight <= target.clientHeight + 1); }
  else if (target.classList.contains("across")) edges(target);
  else for (const piece of target.querySelectorAll(".piece")) piece.classList.toggle("wide", piece.firstChild.getBoundingClientRect().width > target.clientWidth - 24);
}));

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
  else if (part.type === "mathematical_expression") parent.append(across(make("span", { className: "piece" }, mathematics(part, false))));
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
    case "pre": return across(inline(make("pre"), part.text));
    case "footer": return inline(make("div", { className: "footer" }), part.text);
    case "divider": return make("hr");
    case "mathematical_expression": return across(make("div", { className: "formula" }, mathematics(part, true)));
    case "expandable_blockquote": return inline(folded(), part.text);
    case "blockquote": {
      const quote = part.is_expandable ? folded() : make("blockquote");
      quote.append(...part.blocks.map(block));
      return quote;
    }
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
    for (const cell of row) {
      const box = inline(make(cell.is_header ? "th" : "td", { className: cell.align || "", colSpan: cell.colspan || 1, rowSpan: cell.rowspan || 1 }), cell.text);
      // "number/s" and "fine-tuning" have places to break at, and are one word all the same.
      box.classList.toggle("short", box.textContent.length <= 22);
      line.append(box);
    }
    table.append(line);
  }
  return across(make("div", { className: "sheet" }, table));
}

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(words === WORDS.fa ? "fa-IR" : "en-GB", { hour: "2-digit", minute: "2-digit" });
}
function bubble(message) {
  const side = message.mine ? "out" : "in";
  const body = make("div", { className: `bubble ${side}` });
  sizes.observe(body);
  if (state.chat === "group" && !message.mine) body.append(make("b", { className: "sender", textContent: (message.from || state.bot) + (message.alone ? ` · ${words.alone}` : ""), dir: "auto" }));
  if (message.photo) body.append(make("img", { src: `/page/files/${message.photo}`, alt: message.text || words.picture, onload: stay }));
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
    if (!tell({ do: "press", message: message.id, data: key.callback_data })) toast(words.away);
  } else if (key.copy_text) copy(key.copy_text.text);
  else if (key.switch_inline_query !== undefined) { show("group"); ask(key.switch_inline_query); }
  else if (key.switch_inline_query_current_chat !== undefined) ask(key.switch_inline_query_current_chat);
  else if (key.url) (within(key.url) || (() => open(key.url, "_blank", "noopener")))();
}

const nearEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 140;
let following = true;
scroll.addEventListener("scroll", () => { following = nearEnd(); $("down").hidden = following; });
function stay() { if (following) scroll.scrollTop = scroll.scrollHeight; }
$("down").onclick = () => { following = true; stay(); };

function draw() {
  words = WORDS[state.language] || WORDS.en;
  const inGroup = state.chat === "group";
  document.documentElement.lang = state.language || "en";
  document.documentElement.dir = words === WORDS.fa ? "rtl" : "ltr";
  $("avatar").textContent = inGroup ? "👥" : "ε";
  $("bot").textContent = inGroup ? state.group : state.bot;
  $("status").textContent = inGroup ? words.members : words.bot;
  $("group").textContent = words.group;
  $("group").setAttribute("aria-pressed", String(inGroup));
  $("description").textContent = inGroup ? words.hint(state.username) : state.description;
  composer.placeholder = words.message;
  composer.setAttribute("aria-label", words.message);
  for (const [id, word] of [["send", "send"], ["menu", "commands"], ["down", "down"], ["scroll", "messages"], ["results", "results"], ["commands", "commands"]]) $(id).setAttribute("aria-label", words[word]);
  $("person-label").textContent = words.person;
  $("attach").title = words.attach;
  for (const [id, word] of [["attach-label", "attach"], ["name-label", "name"], ["language-label", "language"], ["newcomer-ok", "ok"], ["newcomer-cancel", "cancel"], ["alert-ok", "close"], ["start", "start"], ["share-label", "shareWhere"], ["share-cancel", "cancel"], ["share-copy", "copy"], ["share-group", "shareGroup"]]) $(id).textContent = words[word];
  $("person").replaceChildren(...state.people.map((each) => make("option", { value: each.id, textContent: each.name, selected: each.id === state.person })), make("option", { value: "new", textContent: words.add }));
  $("commands").replaceChildren(...state.commands.map((each) => make("button", { type: "button", onclick: () => { menu(false); say("/" + each.command); } }, make("b", { textContent: "/" + each.command }), make("span", { textContent: each.description, dir: "auto" }))));
  log.replaceChildren(...state.messages.map(bubble));
  log.setAttribute("aria-busy", "false");
  queued();
  tails();
  begun();
  following = true;
  stay();
}
function begun() {
  const isBare = state.messages.length === 0 && !log.querySelector(".waiting"), isFresh = isBare && state.chat !== "group";
  $("start").hidden = !isFresh;
  $("form").hidden = isFresh;
  $("empty").hidden = !isBare || !$("description").textContent;
}
// What waits to be sent stands below the chat that it is for.
function queued() {
  log.querySelectorAll(".waiting").forEach((row) => row.remove());
  for (const each of waiting) {
    if (each.person !== state.person || each.chat !== state.chat) continue;
    const row = bubble({ id: each.id, mine: true, date: each.date, text: each.text });
    row.classList.add("waiting");
    row.querySelector(".meta").textContent = "🕓 " + words.waiting;
    log.append(row);
  }
}
function tails() {
  const rows = [...log.children];
  rows.forEach((row, index) => row.classList.toggle("last", !rows[index + 1] || rows[index + 1].classList.contains("out") !== row.classList.contains("out")));
}
function place(message) {
  const at = state.messages.findIndex((each) => each.id === message.id);
  const row = bubble(message);
  if (at < 0) { state.messages.push(message); log.insertBefore(row, log.querySelector(".waiting")); }
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
  const known = new URLSearchParams({ person: sessionStorage.getItem("person") || "", chat: sessionStorage.getItem("chat") || "" });
  socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/page/socket?${known}`);
  socket.onmessage = (event) => {
    const change = JSON.parse(event.data);
    wait = 300;
    if (change.kind === "state") {
      state = change;
      sessionStorage.setItem("person", state.person);
      sessionStorage.setItem("chat", state.chat);
      draw();
      waiting.forEach((each) => { if (socket !== each.socket) { each.socket = socket; tell({ do: "send", ...each, socket: undefined }); } });
      if (startPending) { startPending = false; say("/start " + wantedStart, "private"); history.replaceState(null, "", "/"); }
    } else if (change.kind === "message" || change.kind === "edit") place(change.message);
    else if (change.kind === "delete") { state.messages = state.messages.filter((each) => each.id !== change.id); log.querySelector(`[data-message-id="${change.id}"]`)?.remove(); }
    else if (change.kind === "typing") typing(true);
    else if (change.kind === "answer") answered(change);
    else if (change.kind === "results") found(change);
    else if (change.kind === "taken") { waiting = waiting.filter((each) => each.id !== change.id); remember(); queued(); begun(); }
  };
  socket.onclose = () => {
    $("status").textContent = words.connecting;
    setTimeout(connect, wait);
    wait = Math.min(wait * 2, 5000);
  };
}
function tell(wish) {
  const isOpen = socket.readyState === WebSocket.OPEN;
  if (isOpen) socket.send(JSON.stringify(wish));
  return isOpen;
}
// Said at once, or as soon as there is a server again.
function say(text, chat = state.chat) {
  const each = { id: `${Date.now()}-${Math.random()}`, person: state.person, chat, text, date: Date.now() / 1000 };
  waiting.push(each);
  remember();
  if (tell({ do: "send", ...each })) each.socket = socket;
  setTimeout(() => { if (waiting.includes(each)) { queued(); begun(); stay(); } }, 400);
}
function remember() {
  try { sessionStorage.setItem("waiting", JSON.stringify(waiting.map(({ socket: _, ...each }) => each))); } catch { /* no room: what waits lives as long as the page */ }
}

// "@bot words" lists questions, as an inline bot does in any chat; the one that is tapped is put into this chat.
let inlineTimer, wished = null;
function lookUp() {
  const name = "@" + (state.username || "").toLowerCase();
  const isAsked = state.username && composer.value.toLowerCase().startsWith(name + " ");
  clearTimeout(inlineTimer);
  wished = isAsked ? composer.value.slice(name.length).trim() : null;
  if (!isAsked) $("results").hidden = true;
  else inlineTimer = setTimeout(() => { $("results").replaceChildren(); tell({ do: "inline", text: wished, offset: "" }); }, 200);
}
function ask(text) {
  composer.value = `@${state.username} ${text}`;
  grow();
  lookUp();
  composer.focus();
}
function found(answer) {
  if (wished === null) return;
  const list = $("results");
  list.querySelector(".next")?.remove();
  for (const each of answer.results) list.append(make("button", { type: "button", onclick: () => { composer.value = ""; lookUp(); tell({ do: "pick", query: answer.query, result: each.id }); } }, make("b", { textContent: each.title }), make("span", { textContent: each.description })));
  if (answer.next) list.append(make("button", { type: "button", className: "next", textContent: words.next, onclick: () => tell({ do: "inline", text: wished, offset: answer.next }) }));
  list.hidden = !list.children.length;
}

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!composer.value.trim()) return;
  say(composer.value);
  composer.value = "";
  sessionStorage.removeItem("draft");
  lookUp();
  grow();
  menu(false);
});
function grow() { composer.rows = 1; const lines = Math.min(8, composer.value.split("\n").length); composer.rows = lines; }
composer.value = sessionStorage.getItem("draft") || "";
composer.addEventListener("input", () => { grow(); menu(composer.value === "/"); lookUp(); sessionStorage.setItem("draft", composer.value); });
composer.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); $("form").requestSubmit(); }
  if (event.key === "ArrowUp" && !composer.value) { const all = log.querySelectorAll(".keys button"); if (all.length) { event.preventDefault(); all[all.length - 1].focus(); } }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { menu(false); $("results").hidden = true; composer.focus(); }
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " " && !document.activeElement.closest("input,textarea,select,dialog") && !$("form").hidden) composer.focus();
});
function menu(shown) { $("commands").hidden = !shown || !state.commands.length; $("menu").setAttribute("aria-expanded", String(shown)); }
$("menu").onclick = () => menu($("commands").hidden);
$("group").onclick = () => show(state.chat === "group" ? "private" : "group");
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

"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const cards = [...document.querySelectorAll(".card")].map((element, number) => ({
  element,
  known: data.cards[number],
  points: element.querySelector("input"),
  comment: element.querySelector("textarea"),
  fault: element.querySelector(".fault"),
}));
const shelf = `written:${data.assignment}:${data.question}`;
const text = points => (points === null ? "" : String(points));
let current = null;
let fresh = true; // the next digit begins a number
let downloaded = "";

// --- what was entered ---------------------------------------------------------------------------

function pointsOf(card) {
  const entered = card.points.value.trim().replace(/[，,。．]/, ".").normalize("NFKC");
  if (entered === "") return null;
  const points = /^\d*\.?\d*$/.test(entered) ? Number(entered) : NaN;
  return points >= 0 && points <= data.most ? points : NaN;
}

function changes(card) {
  const found = {};
  const points = pointsOf(card);
  if (points !== card.known.points && !Number.isNaN(points)) found.points = points;
  if (card.comment.value.trim() !== card.known.comment.trim()) found.comment = card.comment.value.trim();
  return Object.keys(found).length ? found : null;
}

function entered() {
  return cards.flatMap(card => {
    const changed = changes(card);
    return changed ? card.known.answers.map(answer => ({ ...answer, changes: changed })) : [];
  });
}

// --- what is kept in the browser until it is downloaded and read in ------------------------------

function keep() {
  try {
    localStorage.setItem(shelf, JSON.stringify({ bank, entered: entered() }));
  } catch { /* a browser may have no such shelf; the download has all */ }
}

function restore() {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(shelf));
  } catch { /* as above */ }
  for (const comment of kept?.bank ?? []) remember(comment);
  const before = new Map((kept?.entered ?? []).map(each => [each.id, each]));
  for (const card of cards) {
    const [answer] = card.known.answers;
    const each = before.get(answer.id);
    // What the gradebook got meanwhile counts more.
    if (!each || each.digest !== answer.digest) continue;
    if (each.points !== answer.points || each.comment !== answer.comment) continue;
    if ("points" in each.changes) card.points.value = text(each.changes.points);
    if ("comment" in each.changes) card.comment.value = each.changes.comment;
  }
}

// --- comments to use again ------------------------------------------------------------------------

let bank = [...data.comments];

function remember(comment) {
  if (comment && !bank.includes(comment)) bank.push(comment);
}

function draw() {
  const list = document.getElementById("bank");
  list.replaceChildren(...bank.map((comment, number) => {
    const item = document.createElement("li");
    const key = document.createElement("kbd");
    key.textContent = number < 26 ? String.fromCharCode(97 + number) : "·";
    const said = document.createElement("span");
    said.textContent = comment;
    said.addEventListener("click", () => use(number));
    const away = document.createElement("button");
    away.textContent = "✕";
    away.title = data.words.forget;
    away.addEventListener("click", () => { bank.splice(number, 1); draw(); keep(); });
    item.append(key, said, away);
    return item;
  }));
}

function use(number) {
  const comment = bank[number];
  if (!comment || !current) return;
  const lines = current.comment.value.split("\n").filter(line => line.trim());
  const parts = comment.split("\n");
  const there = parts.every(part => lines.includes(part));
  const left = there ? lines.filter(line => !parts.includes(line)) : [...lines, ...parts];
  current.comment.value = left.join("\n");
  update(current);
}

// --- what is seen ---------------------------------------------------------------------------------

function mark(card) {
  const points = pointsOf(card);
  card.element.classList.toggle("wrong", Number.isNaN(points));
  card.element.classList.toggle("done", points !== null && !Number.isNaN(points));
  card.fault.textContent = Number.isNaN(points) ? data.words.too_many.replace("{most:g}", data.most) : "";
}

function update(card) {
  mark(card);
  count();
  keep();
}

function count() {
  const sum = some => some.reduce((total, card) => total + card.known.answers.length, 0);
  document.getElementById("all").textContent = sum(cards);
  document.getElementById("count").textContent = sum(cards.filter(card => card.element.classList.contains("done")));
  const open = entered();
  const left = open.length && JSON.stringify(open) !== downloaded;
  document.getElementById("state").textContent =
    left ? data.words.unsaved.replace("{count}", open.length) : data.words.saved;
  return left;
}

function show(card) {
  if (!card) return;
  current?.element.classList.remove("current");
  current = card;
  fresh = true;
  card.element.classList.add("current");
  card.element.focus({ preventScroll: true });
  card.element.scrollIntoView({ block: "nearest" });
}

function move(step) {
  if (current && Number.isNaN(pointsOf(current))) return;
  const seen = cards.filter(card => !card.element.hidden);
  const next = seen[seen.indexOf(current) + step];
  // After the last one: what was passed over.
  show(next ?? seen.find(card => !card.element.classList.contains("done")) ?? current);
}

function download() {
  const open = entered();
  const content = { format: data.format, assignment: data.assignment, question: data.question, answers: open };
  const link = document.createElement("a");
  const now = new Date();
  const two = number => String(number).padStart(2, "0");
  const stamp = `${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  link.download = `written-${data.assignment}-${data.question}-${stamp}.json`;
  link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: "application/json" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  downloaded = JSON.stringify(open);
  count();
  document.getElementById("state").textContent = data.words.downloaded.replace("{file}", link.download);
}

// --- keys -----------------------------------------------------------------------------------------

function command(event) {
  const { key } = event;
  if (key === "Enter") move(event.shiftKey ? -1 : 1);
  else if (key === "ArrowDown") move(1);
  else if (key === "ArrowUp") move(-1);
  else if (!current) return;
  else if (/^[0-9.]$/.test(key)) type(fresh ? key : current.points.value + key);
  else if (key === "Backspace") type(fresh ? "" : current.points.value.slice(0, -1));
  else if (key === "=") type(text(data.most));
  else if (key === "/") current.comment.focus();
  else if (/^[a-z]$/.test(key)) use(key.charCodeAt(0) - 97);
  else return;
  event.preventDefault();
}

function type(value) {
  current.points.value = value;
  fresh = false;
  update(current);
}

document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    download();
  } else if (event.ctrlKey && event.key === "Enter" && event.target.tagName === "TEXTAREA") {
    event.target.blur();
    move(1);
  } else if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return;
  } else if (event.target.tagName === "TEXTAREA") {
    if (event.key === "Escape") show(current);
  } else if (event.target.tagName === "INPUT" && event.target.type !== "checkbox") {
    if (event.key === "Enter") { event.preventDefault(); move(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") show(current);
  } else if (!(event.key === "Enter" && /^(BUTTON|SUMMARY)$/.test(event.target.tagName))) {
    command(event);
  }
});

for (const card of cards) {
  card.points.value = text(card.known.points);
  card.comment.value = card.known.comment;
  card.element.addEventListener("focusin", () => {
    if (current !== card) {
      current?.element.classList.remove("current");
      current = card;
      card.element.classList.add("current");
    }
    fresh = true;
  });
  card.points.addEventListener("input", () => update(card));
  card.comment.addEventListener("input", () => update(card));
  card.comment.addEventListener("change", () => { remember(card.comment.value.trim()); draw(); keep(); });
  for (const button of card.element.querySelectorAll("button")) {
    button.addEventListener("click", () => { show(card); type(button.dataset.points); });
  }
}
document.getElementById("save").addEventListener("click", download);
document.getElementById("open").addEventListener("change", event => {
  for (const card of cards) {
    card.element.hidden = event.target.checked && card.element.classList.contains("done");
  }
});
window.addEventListener("beforeunload", event => { if (count()) event.preventDefault(); });

restore();
cards.forEach(mark);
count();
draw();
show(cards.find(card => !card.element.classList.contains("done")) ?? cards[0]);

// What the dialog and the search page share: results as elements. Whatever comes out of the index is text.
import { has, placeOf } from "./cari-frasa.js";
import { shown, texts } from "./cari-indeks.js";
import { stem, words } from "./cari-kata.js";

const SITE = new URL("../../", import.meta.url);
const LONGEST = 240;
const SHORTEST = 30;
const NEAR = "150px";
export const address = (path) => new URL(path, SITE);
const MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

// Intl says the same, but takes longer to get ready than a search.
export const count = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");
const long = (date) => date.replace(/^(\d+)-(\d+)-(\d+)$/, (_, year, month, day) => `${+day} ${MONTHS[month - 1]} ${year}`);

/** make("p", {className: "x"}, "text", child, …): text is always text. */
export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child != null));
  return element;
}

/** The text with the words that were found as <mark>. */
function marked(text, stems) {
  const parts = text.split(/([\p{L}\p{N}]+(?:[.,]\p{N}+)*)/u);
  return parts.map((part, place) => (place % 2 && words(part).some((word) => stems.includes(stem(word))) ? make("mark", {}, part) : part));
}

/** The sentence that has most of the words, before all one with what was asked for in quotation marks; [sentence, how many]. */
function sentence(text, stems, phrases = []) {
  const sentences = text.split(/\n+|(?<=[.!?])\s+(?=\p{Lu})/u).filter((each) => each.trim());
  let best = ["", -1];
  for (const each of sentences) {
    const here = new Set(words(each).map(stem));
    const said = phrases.filter((phrase) => has(each, phrase)).length;
    const found = stems.filter((wanted) => here.has(wanted)).length + said * stems.length;
    if (found > best[1]) best = [each, found];
  }
  return [shortened(best[0], stems, phrases), best[1]];
}

/** Around the phrase or the first word found, where a sentence is a whole paragraph. */
function shortened(text, stems, phrases) {
  if (text.length <= LONGEST) return text;
  const first = [...text.matchAll(/[\p{L}\p{N}]+/gu)].find(([word]) => words(word).some((each) => stems.includes(stem(each))));
  const said = phrases.map((phrase) => placeOf(text, phrase)).find((place) => place >= 0);
  const start = Math.max(0, (said ?? first?.index ?? 0) - LONGEST / 3);
  const from = start ? text.indexOf(" ", start) + 1 : 0;
  const cut = text.slice(from, from + LONGEST).replace(/\s\S*$/, "");
  return `${from ? "… " : ""}${cut}${from + cut.length < text.length ? " …" : ""}`;
}

function details(found) {
  const parts = [found.kind, found.valid ? "" : "Tidak berlaku", found.publisher, long(found.date)].filter(Boolean);
  return make("p", { className: "t-result__meta" }, ...parts.map((part) => make("span", {}, part)));
}

/** One result at once: title, summary, what it is. `complete()` adds the sentence and the pages when they come. */
export async function result(hit, stems, brief = false) {
  const found = await shown(hit.entry);
  const title = make("a", { className: "t-result__title", href: address(found.address).href }, ...marked(found.title, stems));
  const text = make("p", { className: "t-result__text" }, ...marked(found.summary, stems));
  const element = make("li", { className: "t-result" }, title, text, details(found));
  const complete = async () => {
    const where = await hit.pages();
    const phrases = hit.phrases ?? [];
    const told = `${found.title} ${found.summary}`;
    if (where.length) await pages(element, found, where, stems, phrases, brief ? 1 : 3);
    else if (phrases.some((phrase) => !has(told, phrase)) || (stems.length && !says(told, stems))) await own(text, found, stems, phrases);
  };
  return { element, complete };
}

/** Sentences of the results that are seen, or nearly so; those of the others when a reader comes to them. */
export async function completed(rows) {
  if (!rows.length) return;
  const all = new Map(rows.map((row) => [row.element, row]));
  await new Promise((done) => {
    const watcher = new IntersectionObserver((seen) => {
      const near = seen.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
      near.forEach((element) => watcher.unobserve(element));
      Promise.allSettled(near.map((element) => all.get(element).complete())).then(done);
    }, { rootMargin: NEAR });
    for (const element of all.keys()) watcher.observe(element);
  });
}

const says = (text, stems) => words(text).some((word) => stems.includes(stem(word)));

/** The sentence of the item's own text, where its summary has none of the words; a word alone says less than a summary. */
async function own(text, found, stems, phrases) {
  const [row] = await texts(found, 0);
  const [best, number] = sentence(row?.text ?? "", stems, phrases);
  if (number > 0 && best.length >= SHORTEST) text.replaceChildren(...marked(best, stems));
}

/** Pages of the document that have the words, under it; the best first, then those that came along with it. */
async function pages(element, found, where, stems, phrases, most) {
  const near = await texts(found, where[0]);
  const these = where.map((page) => near.find((each) => each.page === page)).filter(Boolean).slice(0, most);
  const list = make("ol", { className: "t-result__pages" }, ...these.map((page) => onePage(found, page, stems, phrases)));
  element.append(list);
  const left = where.filter((page) => !these.some((each) => each.page === page));
  if (!left.length || most < 2) return;
  const button = make("button", { type: "button", className: "t-button" }, `${count(left.length)} halaman lain`, make("span", { className: "t-sr" }, ` dari ${found.title}`));
  button.addEventListener("click", async () => {
    const rows = await Promise.all(left.map(async (page) => (await texts(found, page)).find((each) => each.page === page)));
    const made = rows.filter(Boolean).map((page) => onePage(found, page, stems, phrases));
    list.append(...made);
    button.remove();
    made[0]?.querySelector("a").focus();
  });
  element.append(button);
}

function onePage({ title }, page, stems, phrases) {
  // "Halaman 1" alone says little where links are read out one after the other.
  const link = make("a", { href: address(page.url).href }, page.label, make("span", { className: "t-sr" }, `, ${title}`));
  const note = page.recognised ? make("span", {}, " (teks hasil pengenalan otomatis)") : null;
  return make("li", {}, link, note, ": ", ...marked(sentence(page.text, stems, phrases)[0], stems));
}

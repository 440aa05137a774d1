// From what somebody typed to entries in the order of their worth (docs/search.md, "A query").
import { beginning, columns, open, postings, prior } from "./cari-indeks.js";
import { distance, numbered, plain, stem, words } from "./cari-kata.js";

const SEVERAL = 6;
const NEAR = 3;
const EXACT = 2.5;
const TOGETHER = 1.2;
const TITLED = 1.3;
const NAMED = 5;
const ITEM = 0.5;

/**
 * {hits: [{entry, score, pages}], stems, corrected, partial}: `corrected` is the query as it was understood
 * where that is another one; `partial` says that no entry has all words. `literal` takes the words as they are.
 */
export async function find(asked, literal = false) {
  const root = await open();
  const { slots, name } = await slotted(asked, root);
  if (!slots.length) return { hits: [], stems: [], corrected: "", partial: false };
  if (!literal) await Promise.all(slots.map((slot, place) => slot.found.length || widen(slot, place === slots.length - 1, root)));
  let ranked = await rank(slots, root);
  if (!literal && !ranked.named && slots.length > 1 && (await join(slots, root))) ranked = await rank(slots, root);
  if (!literal && ranked.partial && slots.some((slot) => !slot.widened)) {
    await Promise.all(slots.map((slot, place) => slot.widened || widen(slot, place === slots.length - 1, root)));
    const wider = await rank(slots, root);
    if (!wider.partial) ranked = wider;
    else slots.forEach((slot) => slot.narrow && (slot.found = slot.narrow));
  }
  return { ...ranked, stems: stemsOf(slots, name), corrected: corrected(slots, ranked, asked) };
}

/** One slot for each word: {word, found: [{term, word, factor, postings, exact}]}; a regulation's number is one. */
async function slotted(asked, root) {
  const text = plain(asked);
  const named = numbered(text);
  const list = named && (await postings(named.name));
  const kept = list ? words(named.rest) : words(text);
  const slots = await Promise.all(kept.map(async (word) => ({ word, found: await alternatives([[word, 1]], root) })));
  if (list) slots.unshift({ word: named.name, widened: true, found: [weighty(named.name, named.name, 2, list, null, root)] });
  return { slots, name: list ? named.name.split("/") : [] };
}

async function alternatives(candidates, root) {
  const found = await Promise.all(
    candidates.map(async ([word, factor]) => {
      const term = stem(word);
      const [list, exact] = await Promise.all([postings(term), postings(`${term}=${word}`)]);
      return list && weighty(term, word, factor, list, exact, root);
    }),
  );
  return found.filter(Boolean);
}

function weighty(term, word, factor, list, exact, root) {
  return { term, word, factor, list, exact, worth: Math.log(1 + (root.n - list.df + 0.5) / (list.df + 0.5)) + 0.2 };
}

/** A word that nothing has: what begins so, else what is written nearly so. */
async function widen(slot, last, root) {
  const { word } = slot;
  slot.widened = true;
  if (!/^\p{L}{2,}$/u.test(word)) return;
  slot.narrow = slot.found;
  const starts = word.length > 2 || last ? await beginning(word) : [];
  const longer = starts.filter(([other]) => other !== word).sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  const choice = longer.length ? longer.slice(0, SEVERAL).map(([other]) => [other, 0.8]) : await near(word);
  const kinds = new Map();
  for (const each of choice) if (!kinds.has(stem(each[0]))) kinds.set(stem(each[0]), each);
  const wider = await alternatives([...kinds.values()], root);
  slot.found = [...slot.found, ...wider];
  slot.typo = !longer.length && wider.length > 0;
}

/** Words a slip away, nearest and most used first, as [word, factor]. */
async function near(word) {
  if (word.length < 4) return [];
  const old = word.replaceAll("oe", "u").replaceAll("tj", "c").replaceAll("dj", "j");
  const most = word.length > 6 ? 2 : 1;
  const starts = new Set([word.slice(0, 2), word[1] + word[0], old.slice(0, 2)]);
  let found = [];
  for (const candidates of [starts, new Set([word[0]]), new Set([word[1]])]) {
    const lists = await Promise.all([...candidates].map(beginning));
    found = lists.flat().map(([other, count]) => [other, count, Math.min(distance(word, other, most), old === other ? 0 : 9)]);
    found = found.filter(([, , far]) => far <= most).sort((a, b) => a[2] - b[2] || b[1] - a[1] || a[0].localeCompare(b[0]));
    if (found.length) break;
  }
  return found.slice(0, NEAR).map(([other, , far]) => [other, 0.9 - 0.2 * (far - found[0][2]) ]);
}

/** "tuah madani" where the name is written in one: its entries have both words. */
async function join(slots, root) {
  let joined = false;
  for (let place = 0; place + 1 < slots.length; place++) {
    const [one, two] = [slots[place], slots[place + 1]];
    if (!/^\p{L}+$/u.test(one.word + two.word)) continue;
    const found = await alternatives([[one.word + two.word, 1]], root);
    if (!found.length) continue;
    joined = true;
    for (const slot of [one, two]) {
      slot.found = slot.typo ? found : [...slot.found, ...found];
      slot.widened = true;
      slot.typo = false;
    }
  }
  return joined;
}

/** All entries that any slot has, those with every slot where there are such. */
async function rank(slots, root) {
  const entries = new Map();
  slots.forEach((slot, place) => {
    for (const each of slot.found) gather(entries, each, place, slots.length);
  });
  const every = [...entries.values()].filter((each) => each.slots.every(Boolean));
  const total = slots.reduce((sum, slot) => sum + Math.max(0, ...slot.found.map((each) => each.worth)), 0);
  // A guide or a duty that happens to have all words does not stand for an answer.
  const priors = await Promise.all(every.map(({ entry }) => prior(entry)));
  const partial = entries.size > 0 && !priors.some((each) => each > ITEM);
  const enough = partial ? [...entries.values()].filter((each) => worthOf(each) > total / 3) : every;
  const hits = await Promise.all(enough.map((each) => scored(each, total, partial)));
  hits.sort((a, b) => b.score - a.score || a.entry - b.entry);
  return { hits, partial: partial || slots.some((slot) => !slot.found.length), named: every.some((each) => each.slots.every((slot) => slot.named)) };
}

const worthOf = (each) => each.slots.reduce((sum, slot) => sum + (slot?.worth ?? 0), 0);

function gather(entries, each, place, count) {
  for (const [entry, { weight, pages }] of each.list.entries) {
    const exact = each.exact?.entries.has(entry) ?? false;
    const score = each.worth * each.factor * (weight + (exact ? EXACT : 0));
    if (!entries.has(entry)) entries.set(entry, { entry, slots: Array(count).fill(null), pages: new Map() });
    const known = entries.get(entry);
    if (!(known.slots[place]?.score >= score)) known.slots[place] = { score, worth: each.worth, word: each.word, weight, named: weight >= NAMED && exact };
    for (const page of pages) {
      if (!known.pages.has(page)) known.pages.set(page, Array(count).fill(0));
      const there = known.pages.get(page);
      there[place] = Math.max(there[place], each.worth);
    }
  }
}

async function scored({ entry, slots, pages }, total, partial) {
  const sum = slots.reduce((all, slot) => all + (slot?.score ?? 0), 0);
  const best = [...pages].map(([page, worths]) => ({ page, worth: worths.reduce((a, b) => a + b, 0), whole: worths.every(Boolean) }));
  best.sort((a, b) => b.worth - a.worth || a.page - b.page);
  const titled = slots.length > 1 && slots.every((slot) => slot?.weight >= NAMED);
  const whole = best.length > 0 && best[0].whole && slots.length > 1;
  const bonus = titled ? TITLED : whole ? TOGETHER : 1;
  const share = slots.reduce((all, slot) => all + (slot?.worth ?? 0), 0) / (total || 1);
  const good = best.filter((each) => each.worth >= best[0].worth * 0.6);
  return { entry, slots, score: sum * (partial ? share * share : share) * bonus * (await prior(entry)), pages: good.map(({ page }) => page) };
}

function stemsOf(slots, name) {
  return [...new Set([...slots.flatMap((slot) => slot.found.map((each) => each.term)), ...name])];
}

/** The query with the words that were looked for in place of those that nothing has. */
function corrected(slots, { hits }, asked) {
  if (!hits.length || !slots.some((slot) => slot.typo)) return "";
  const change = new Map(slots.filter((slot) => slot.typo).map((slot, _) => [slot.word, hits[0].slots[slots.indexOf(slot)]?.word ?? slot.found[0].word]));
  return asked.split(/\s+/).map((word) => change.get(plain(word)) ?? word).join(" ");
}

/** Only entries that the facets allow; `chosen` is {Jenis: Set, …}. Also the counts for every value. */
export async function narrowed(hits, chosen) {
  const { saringan } = await columns();
  const names = Object.keys(saringan);
  const allowed = (hit, name) => {
    const [values, rows] = saringan[name];
    return !chosen[name]?.size || rows[hit.entry].some((value) => chosen[name].has(values[value]));
  };
  const counts = Object.fromEntries(names.map((name) => [name, {}]));
  const left = [];
  for (const hit of hits) {
    const failed = names.filter((name) => !allowed(hit, name));
    if (!failed.length) left.push(hit);
    // What is chosen within one facet adds up, so its own values are counted as if nothing of it were chosen.
    for (const name of failed.length ? (failed.length === 1 ? failed : []) : names) {
      const [values, rows] = saringan[name];
      for (const value of rows[hit.entry]) counts[name][values[value]] = (counts[name][values[value]] ?? 0) + 1;
    }
  }
  return { hits: left, counts };
}

/** Every entry with a date, for filters without a word. */
export async function everything() {
  const { tanggal } = await columns();
  return tanggal.flatMap((days, entry) => (days ? [{ entry, score: 0, pages: [], slots: [] }] : []));
}

export async function newestFirst(hits) {
  const { tanggal } = await columns();
  return [...hits].sort((a, b) => tanggal[b.entry] - tanggal[a.entry] || b.score - a.score || a.entry - b.entry);
}

// From what somebody typed to entries in the order of their worth (docs/search.md, "A query").
import { phrases, unquoted, worded } from "./cari-frasa.js";
import { beginning, dates, facet, facets, open, postings } from "./cari-indeks.js";
import { distance, numbered, plain, stem, words } from "./cari-kata.js";
import { rank } from "./cari-urut.js";

/** What people put around what they look for; it stands in the texts for other reasons. */
const AROUND = new Set(
  ("aku arti bagaimanakah bgm bgmn bikin bisa brp buat butuh caranya cari data definisi dgn dmn dong download ga gak gimana gmn info ingin " +
    "kak kalau kok kpn krn lihat mau membikin membuat mencari mengurus min minta mohon ngga nggak ngurus nih nyari " +
    "pak pengen pengertian per perlu sdh sekarang sih tau tdk tolong unduh urus utk ya yg " +
    "about an and are can do find for from get how in is my of on the to what when where which who with").split(" "),
);
const SEVERAL = 6;
const NEAR = 3;
const SELDOM = 100;

/**
 * {hits: [{entry, score, pages()}], stems, corrected, partial, quoted, read}: `corrected` is the query as it was
 * understood where that is another one; `partial` says that no entry has all words; `quoted` of the first `read` hits
 * have what stands in quotation marks as it stands there. `literal` takes the words as they are.
 */
export async function find(asked, literal = false) {
  const root = await open();
  const { slots, name } = await slotted(asked, root, literal);
  if (!slots.length) return { hits: [], stems: [], corrected: "", partial: false };
  if (!literal) await Promise.all(slots.map((slot, place) => slot.found.length || widen(slot, place === slots.length - 1, root)));
  let ranked = rank(slots, root);
  if (!literal && !ranked.named && slots.length > 1 && (await join(slots, root))) ranked = rank(slots, root);
  if (!literal && ranked.partial && slots.some((slot) => !slot.settled)) {
    const narrow = slots.map(({ found, typo }) => ({ found, typo }));
    await Promise.all(slots.map((slot, place) => slot.settled || widen(slot, place === slots.length - 1, root, slot.widened)));
    const wider = rank(slots, root);
    if (!wider.partial) ranked = wider;
    else slots.forEach((slot, place) => Object.assign(slot, narrow[place]));
  }
  const wanted = phrases(asked);
  const exactly = wanted.length && !ranked.partial ? await worded(ranked.hits, wanted) : {};
  return { ...ranked, ...exactly, stems: stemsOf(slots, name), corrected: corrected(slots, ranked, unquoted(asked)) };
}

/** One slot for each word: {word, found: [{term, word, factor, postings, exact}]}; a regulation's number is one. */
async function slotted(asked, root, literal) {
  const text = plain(asked);
  const named = numbered(text);
  // All at once: what is asked for one after the other costs a round trip each.
  const looked = literal ? words : (said) => asking(words(said));
  const every = looked(text);
  ahead(every);
  ahead(pairs(every));
  const list = named && (await postings(named.name));
  const kept = list ? looked(named.rest) : every;
  const slots = await Promise.all(kept.map(async (word) => ({ word, found: await alternatives([[word, 1]], root) })));
  if (list) slots.unshift({ word: named.name, settled: true, found: [weighty(named.name, named.name, 2, list, null, root)] });
  return { slots, name: list ? named.name.split("/") : [] };
}

/** The words that are looked for; all, where nothing else is said. */
function asking(said) {
  const left = said.filter((word) => !AROUND.has(word));
  return left.length ? left : said;
}

/** Two words that a name may have written in one. */
const letters = (one, two) => /^\p{L}+ \p{L}+$/u.test(`${one} ${two}`);
const pairs = (every) => every.slice(1).flatMap((word, place) => (letters(every[place], word) ? [every[place] + word] : []));

/** Starts to fetch; whoever needs it waits for it, and hears what went wrong. */
function ahead(some) {
  for (const word of some) postings(stem(word)).catch(() => {});
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
  return { term, word, factor, list, exact, worth: worthOf(list.df, root) };
}

/** The rarer the more. */
const worthOf = (df, { n }) => Math.log(1 + (Math.max(0, n - df) + 0.5) / (df + 0.5)) + 0.2;

/** A word that nothing has: what begins so, else what is written nearly so; with `both` the one and the other. */
async function widen(slot, last, root, both = false) {
  const { word } = slot;
  slot.widened = true;
  if (!/^\p{L}{2,}$/u.test(word)) return;
  slot.narrow ??= slot.found;
  const longer = word.length > 2 || last ? completions(word, await beginning(word)) : [];
  const slips = longer.length && !both ? [] : await near(word);
  const kinds = new Map();
  for (const each of [...longer, ...slips]) if (!kinds.has(stem(each[0]))) kinds.set(stem(each[0]), each);
  const wider = (await alternatives([...kinds.values()], root)).filter(({ term }) => !slot.narrow.some((each) => each.term === term));
  // Any of them may be meant: together they tell as much as one word that stands wherever one of them does.
  const worth = worthOf(wider.reduce((sum, { list }) => sum + list.df, 0), root);
  for (const each of wider) each.worth = worth;
  slot.found = [...slot.narrow, ...wider];
  slot.typo = !slot.narrow.length && slips.length > 0 && wider.length > 0;
}

/** Words that begin so, the most used first; "kelurahannya" says no more than "kelurahan". */
function completions(word, starts) {
  const longer = starts.filter(([other]) => other !== word).sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  const several = [];
  for (const [other] of longer) if (several.length < SEVERAL && !several.some(([known]) => other.startsWith(known))) several.push([other, 0.8]);
  return several;
}

/** What may have been meant where nothing was found, "" where nothing is like it: words twice as far away. */
export async function proposal(asked) {
  const change = new Map();
  for (const word of asking(words(plain(asked)))) {
    const [best] = /^\p{L}+$/u.test(word) ? await near(word, Math.ceil(word.length / 3)) : [];
    if (best) change.set(word, best[0]);
  }
  return change.size ? unquoted(asked).split(/\s+/).map((word) => change.get(plain(word)) ?? word).join(" ") : "";
}

/** Words a slip away, nearest and most used first, as [word, factor]. */
async function near(word, most = word.length > 7 ? 2 : 1) {
  if (word.length < 4) return [];
  const old = word.replaceAll("oe", "u").replaceAll("tj", "c").replaceAll("dj", "j");
  // The more letters they share, the fewer words to fetch; few slip in the first ones.
  const starts = [[word.slice(0, 3), old.slice(0, 3)], [word.slice(0, 2), old.slice(0, 2)], [word[1] + word[0]], [word[0]], [word[1]]];
  let found = [];
  for (const candidates of starts) {
    const lists = await Promise.all([...new Set(candidates)].map(beginning));
    found = lists.flat().map(([other, count]) => [other, count, Math.min(distance(word, other, most), old === other ? 0 : 9, shortened(word, other) ? 1 : 9)]);
    found = found.filter(([, , far]) => far <= most).sort((a, b) => a[2] - b[2] || b[1] - a[1] || a[0].localeCompare(b[0]));
    if (found.length) break;
  }
  // What hardly anybody writes is a slip itself, or a name that says more than was asked.
  const usual = Math.max(...found.map(([, count]) => count)) / SELDOM;
  return found.filter(([, count]) => count >= usual).slice(0, NEAR).map(([other, , far]) => [other, 0.9 - 0.2 * (far - found[0][2]) ]);
}

/** "pnddk", "penduk": a word without some of its letters, but with the first and the last. */
function shortened(word, other) {
  if (other.length > 2 * word.length || word[0] !== other[0] || word.at(-1) !== other.at(-1)) return false;
  let place = 0;
  for (const letter of other) if (letter === word[place]) place++;
  return place === word.length;
}

/** "tuah madani" where the name is written in one: its entries have both words. */
async function join(slots, root) {
  let joined = false;
  for (let place = 0; place + 1 < slots.length; place++) {
    const [one, two] = [slots[place], slots[place + 1]];
    if (!letters(one.word, two.word)) continue;
    const found = await alternatives([[one.word + two.word, 1]], root);
    if (!found.length) continue;
    joined = true;
    // It is found for both of them, and is one word.
    for (const each of found) each.worth /= 2;
    for (const slot of [one, two]) {
      slot.found = slot.typo ? found : [...slot.found, ...found];
      slot.settled = true;
      slot.typo = false;
    }
  }
  return joined;
}

function stemsOf(slots, name) {
  return [...new Set([...slots.flatMap((slot) => slot.found.map((each) => each.term)), ...name])];
}

/** The query with the words that were looked for in place of those that nothing has. */
function corrected(slots, { hits }, asked) {
  if (!hits.length || !slots.some((slot) => slot.typo)) return "";
  const change = new Map(slots.flatMap((slot, place) => (slot.typo ? [[slot.word, hits[0].word(place) ?? slot.word]] : [])));
  if ([...change].every(([word, other]) => word === other)) return "";
  return asked.split(/\s+/).map((word) => change.get(plain(word)) ?? word).join(" ");
}

/** Only entries that the facets allow; `chosen` is {Jenis: Set, …}. Also the counts for every value of the facets that are `seen`. */
export async function narrowed(hits, chosen, seen) {
  const names = (await facets()).filter((name) => chosen[name]?.size || seen.includes(name));
  const columns = new Map(await Promise.all(names.map(async (name) => [name, await facet(name)])));
  const counts = Object.fromEntries(names.map((name) => [name, {}]));
  const left = [];
  for (const hit of hits) {
    const failed = names.filter((name) => chosen[name]?.size && !valuesOf(columns.get(name), hit).some((value) => chosen[name].has(value)));
    if (!failed.length) left.push(hit);
    // What is chosen within one facet adds up, so its own values are counted as if nothing of it were chosen.
    for (const name of failed.length ? (failed.length === 1 ? failed : []) : names) {
      for (const value of valuesOf(columns.get(name), hit)) counts[name][value] = (counts[name][value] ?? 0) + 1;
    }
  }
  return { hits: left, counts };
}

const partOf = (column, { entry }) => column.find((part) => entry < part.end);

function valuesOf(column, hit) {
  const { first, sets, which } = partOf(column, hit);
  return sets[which[hit.entry - first]];
}

/** Every entry with a date, for filters without a word. */
export async function everything() {
  const all = (await dates()).flatMap(({ first, days }) => Array.from(days, (day, place) => [first + place, day]));
  return all.filter(([, day]) => day).map(([entry]) => ({ entry, score: 0, pages: async () => [] }));
}

export async function newestFirst(hits) {
  if (!hits.length) return hits;
  const column = await dates();
  const dayOf = (hit) => { const { first, days } = partOf(column, hit); return days[hit.entry - first]; };
  const days = new Map(hits.map((hit) => [hit, dayOf(hit)]));
  return [...hits].sort((a, b) => days.get(b) - days.get(a) || b.score - a.score || a.entry - b.entry);
}

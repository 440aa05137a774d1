// The index under /cari/indeks/, fetched piece by piece (generator/search/index.py and layers.py say what is in it).
import { blockOf } from "./cari-kata.js";

const HERE = new URL("../../cari/indeks/", import.meta.url);
const APART = 1;
const BLOCKS = 20;
const FULL = 65536;
export const PAGED = 16;
const letters = new TextDecoder();
let kept = new Map();
let opened;

/** What `make` promises, asked for once; what failed may be asked for again. */
function once(name, make) {
  if (!kept.has(name)) {
    const mine = kept, asked = make();
    asked.catch(() => mine.delete(name));
    mine.set(name, asked);
  }
  return kept.get(name);
}

async function sent(name, options) {
  const answer = await fetch(new URL(name, HERE), options);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

const whole = async (answer) => new Uint8Array(await answer.arrayBuffer());

/** Written and read here: a Blob's stream comes from another process, and a Response waits behind what the page lays out. */
async function unpacked(packed) {
  const stream = new DecompressionStream("gzip"), writer = stream.writable.getWriter(), reader = stream.readable.getReader();
  // What is wrong with the bytes, the reader hears.
  for (const done of [writer.write(packed), writer.close()]) done.catch(() => {});
  const chunks = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let place = 0;
  for (const chunk of chunks) { all.set(chunk, place); place += chunk.length; }
  return all;
}

const parsed = (bytes) => JSON.parse(letters.decode(bytes));

/** Bytes of one file of the index. */
const bytes = (name, options) => once(name, async () => unpacked(await whole(await sent(name, options))));
const read = async (name, options) => parsed(await bytes(name, options));

/** Bytes of a file from `start` on; a host that knows no ranges sends all of it, which is kept. */
function some(name, start, size) {
  if (kept.has(name)) return kept.get(name).then((all) => all.subarray(start, start + size));
  return once(`${name} ${start}`, async () => {
    const answer = await sent(name, { headers: { Range: `bytes=${start}-${start + size - 1}` } });
    const got = await whole(answer);
    if (answer.status !== 206) return (await once(name, async () => got)).subarray(start, start + size);
    if (got.length !== size) throw new Error(`${name}: another part than was asked for`);
    return got;
  });
}

/** The list of everything; each layer gets the number of its first entry, `priors` how much a hit of an entry counts. */
export function open(options) {
  opened ??= read("awal.idx", options).then(numberedOff);
  opened.catch(() => (opened = undefined));
  return opened;
}

/** The same list without asking: the search page's script brings it along (generator/search/script.py). */
export function given(root) {
  opened = Promise.resolve(numberedOff(root));
}

function numberedOff(root) {
  root.priors = new Float64Array(root.n);
  let first = 0;
  for (const layer of root.l) {
    layer.first = first;
    for (const [prior, size] of layer.s) root.priors.fill(prior, first, (first += size));
    layer.end = first;
  }
  return root;
}

/** A portal that was published anew has other files: everything is asked for again. */
export function renew() {
  [kept, opened] = [new Map(), undefined];
  return open({ cache: "reload" });
}

/** Place of the last that begins at or before the word. */
function before(firsts, word) {
  let low = 0, high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function number(from, at) {
  let value = 0, shift = 0, byte;
  do {
    byte = from[at.place++];
    value += (byte & 127) * 2 ** shift;
    shift += 7;
  } while (byte > 127);
  return value;
}

/** {df, parts} of a term, a part for each layer that has it, or null where none does. */
export async function postings(term) {
  const root = await open();
  const name = `${root.d}/k${blockOf(term, root.b)}.idx`;
  const block = await once(name, () => contents(name, root.l.length));
  const parts = block.map((each, place) => part(root.l[place], each, term)).filter(Boolean);
  return parts.length ? { df: parts.reduce((sum, each) => sum + each.entries.length, 0), parts } : null;
}

function part(layer, { from, known }, term) {
  if (!known.has(term)) known.set(term, listed(layer, from, term));
  return known.get(term);
}

/** What each layer has of a block: {from: its terms, known: postings that were read out of them}. */
const contents = async (name, layers) => (await parts(name, layers)).map((from) => ({ from, known: new Map() }));

/** Bytes of a file with a part for each layer; none where a layer has nothing of it. */
async function parts(name, layers) {
  const every = await whole(await sent(name)), at = { place: 0 };
  const sizes = Array.from({ length: layers }, () => number(every, at));
  return Promise.all(sizes.map((size) => {
    const packed = every.subarray(at.place, (at.place += size));
    return size ? unpacked(packed) : new Uint8Array();
  }));
}

/** {head, start, end}: where the postings of a term are, or null. */
function placeOf(from, term) {
  const wanted = new TextEncoder().encode(term), at = { place: 0 };
  while (at.place < from.length) {
    const length = number(from, at), name = at.place;
    at.place += length;
    const head = number(from, at), size = number(from, at), start = at.place;
    at.place += size;
    if (length === wanted.length && wanted.every((byte, place) => byte === from[name + place])) return { head, start, end: at.place };
  }
  return null;
}

/** {entries, weights, near, far}: `near` has the pages by entry or is null where they lie apart, `far()` fetches them. */
function listed(layer, from, term) {
  const found = placeOf(from, term);
  if (!found) return null;
  const { head, start, end } = found, exact = term.includes("=");
  const count = Math.floor(head / 2), at = { place: start };
  const entries = new Uint32Array(count);
  let entry = layer.first - 1;
  for (let row = 0; row < count; row++) entries[row] = entry += number(from, at) + 1;
  if (exact) return { entries, weights: new Uint8Array(count), near: new Map(), far: async () => new Map() };
  const weights = from.subarray(at.place, (at.place += count));
  if (head % 2 !== APART) {
    const near = pages(entries, weights, from.subarray(at.place, end));
    return { entries, weights, near, far: async () => near };
  }
  const [file, begin, size] = [number(from, at), number(from, at), number(from, at)];
  const far = async () => pages(entries, weights, (await bytes(`${layer.d}/h${file}.idx`)).subarray(begin, begin + size));
  let fetched;
  return { entries, weights, near: null, far: () => (fetched ??= far()) };
}

/** entry → pages, of all entries that have some. */
function pages(entries, weights, from) {
  const found = new Map(), at = { place: 0 };
  for (let row = 0; row < entries.length; row++) {
    if (!(weights[row] & PAGED)) continue;
    const these = [];
    let page = 0;
    for (let left = number(from, at); left; left--) these.push((page += number(from, at)));
    found.set(entries[row], these);
  }
  return found;
}

/** Words of the vocabulary that begin so, as [word, entries with it]. */
export async function beginning(start) {
  const { v } = await open();
  const firsts = v.map(([first]) => first);
  const wanted = v.slice(Math.max(0, before(firsts, start)), before(firsts, `${start}\uffff`) + 1).slice(0, BLOCKS);
  const found = await Promise.all(wanted.map(([, name]) => read(`v-${name}.idx`)));
  return found.flatMap(([words, counts]) => words.map((word, place) => [word, counts[place]])).filter(([word]) => word.startsWith(start));
}

/** What is shown of an entry. */
export async function shown(entry) {
  const layer = (await open()).l.find((each) => entry < each.end);
  const place = entry - layer.first;
  const [folder, address, title, summary, kind, publisher, date, valid, ...where] = (await read(`${layer.d}/t${place >> 4}.idx`))[place & 15];
  return { address, title, summary, kind, publisher, date, valid, folder, where };
}

/** Texts of an entry that was `shown`: its own (0), or those of the four pages among which `page` is, from 1 on. */
export async function texts({ folder, where }, page) {
  const wanted = page ? ((page - 1) >> 2) + 1 : 0;
  let [file, start, ...sizes] = where;
  // A file that is full is followed by the next (generator/search/texts.py).
  for (const size of sizes.slice(0, wanted)) if ((start += size) >= FULL) [file, start] = [file + 1, 0];
  const rows = parsed(await unpacked(await some(`isi/${folder}/${file}.idx`, start, sizes[wanted])));
  return rows.map(([url, label, text, recognised], place) => ({ page: page ? ((page - 1) & ~3) + 1 + place : 0, url, label, text, recognised }));
}

/** Something of all entries, a part for each layer: what `read` makes of its bytes. */
async function column(file, read) {
  const { d, l } = await open(), name = `${d}/${file}.idx`;
  return once(name, async () => (await parts(name, l.length)).map((from, place) => read(from, l[place])));
}

const each = (from, at, { first, end }) => Uint32Array.from({ length: end - first }, () => number(from, at));

/** Days since 2000 of all entries: [{first, end, days}, …], 0 for none. */
export const dates = () => column("s", (from, layer) => ({ first: layer.first, end: layer.end, days: each(from, { place: 0 }, layer) }));

/** Names of what can be filtered by. */
export const facets = async () => (await open()).f;

/** [{first, end, sets, which}, …]: `sets` are the values that entries have together, `which` the number of its set for each. */
export async function facet(name) {
  return column(`s${(await facets()).indexOf(name)}`, (from, layer) => {
    if (!from.length) return { first: layer.first, end: layer.end, sets: [[]], which: new Uint32Array(layer.end - layer.first) };
    const at = { place: 0 }, size = number(from, at);
    const [values, sets] = parsed(from.subarray(at.place, (at.place += size)));
    return { first: layer.first, end: layer.end, sets: sets.map((set) => set.map((value) => values[value])), which: each(from, at, layer) };
  });
}

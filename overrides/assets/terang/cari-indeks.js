// The index under /cari/indeks/, fetched piece by piece (generator/search/index.py and layers.py say what is in it).

const HERE = new URL("../../cari/indeks/", import.meta.url);
const APART = 1;
export const PAGED = 16;
const letters = new TextDecoder();
let kept = new Map();
let lists = new Map();
let opened;

/** Bytes of one file of the index, fetched once. */
function bytes(name, options) {
  if (!kept.has(name)) {
    const mine = kept;
    const asked = fetch(new URL(name, HERE), options).then(async (answer) => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return new Uint8Array(await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
    });
    asked.catch(() => mine.delete(name));
    kept.set(name, asked);
  }
  return kept.get(name);
}

const read = async (name, options) => JSON.parse(letters.decode(await bytes(name, options)));

/** The list of everything; each layer gets the number of its first entry, `priors` how much a hit of an entry counts. */
export function open(options) {
  opened ??= read("awal.idx", options).then((root) => {
    root.priors = new Float64Array(root.n);
    let first = 0;
    for (const layer of root.l) {
      layer.first = first;
      for (const [prior, size] of layer.s) root.priors.fill(prior, first, (first += size));
      layer.end = first;
    }
    return root;
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

/** A portal that was published anew has other files: everything is asked for again. */
export function renew() {
  [kept, lists, opened] = [new Map(), new Map(), undefined];
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
  const parts = (await Promise.all(root.l.map((layer) => part(layer, term)))).filter(Boolean);
  return parts.length ? { df: parts.reduce((sum, each) => sum + each.entries.length, 0), parts } : null;
}

async function part(layer, term) {
  const place = before(layer.k, term);
  if (place < 0) return null;
  const file = `${layer.d}/k${place}.idx`;
  const from = await bytes(file);
  if (!lists.has(file)) lists.set(file, contents(from));
  const known = lists.get(file).get(term);
  if (!known) return null;
  known.part ??= unpacked(layer, from, known, term.includes("="));
  return known.part;
}

/** Terms of a block: term → {head, start, end} of its postings. */
function contents(from) {
  const terms = new Map(), at = { place: 0 };
  while (at.place < from.length) {
    const length = number(from, at);
    const term = letters.decode(from.subarray(at.place, (at.place += length)));
    const head = number(from, at), size = number(from, at);
    terms.set(term, { head, start: at.place, end: (at.place += size) });
  }
  return terms;
}

/** {entries, weights, near, far}: `near` has the pages by entry or is null where they lie apart, `far()` fetches them. */
function unpacked(layer, from, { head, start, end }, exact) {
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
  const wanted = v.slice(Math.max(0, before(firsts, start)), before(firsts, `${start}\uffff`) + 1).slice(0, 8);
  const found = await Promise.all(wanted.map(([, name]) => read(`v-${name}.idx`)));
  return found.flatMap(([words, counts]) => words.map((word, place) => [word, counts[place]])).filter(([word]) => word.startsWith(start));
}

/** What is shown of an entry. */
export async function shown(entry) {
  const layer = (await open()).l.find((each) => entry < each.end);
  const place = entry - layer.first;
  const [address, title, summary, kind, publisher, date, valid] = (await read(`${layer.d}/t${place >> 4}.idx`))[place & 15];
  return { address, title, summary, kind, publisher, date, valid };
}

/** Texts of an entry: its own (0), or those of the four pages among which `page` is, counted from 1. */
export async function texts(address, page) {
  const rows = await read(`isi/${address}${page ? ((page - 1) >> 2) + 1 : 0}.idx`);
  return rows.map(([url, label, text, recognised], place) => ({ page: page ? ((page - 1) & ~3) + 1 + place : 0, url, label, text, recognised }));
}

/** Over all entries: [{first, tanggal: [days], saringan: {Jenis: [values, [[…]]]}}, …]. */
export async function columns() {
  const { l } = await open();
  return Promise.all(l.map(async (layer) => ({ first: layer.first, end: layer.end, ...(await read(`${layer.d}/s.idx`)) })));
}

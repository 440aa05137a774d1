// The index under /cari/indeks/, fetched piece by piece (generator/search/index.py says what is in it).

const HERE = new URL("../../cari/indeks/", import.meta.url);
const kept = new Map();
const letters = new TextDecoder();

/** Bytes of one file of the index, fetched once. */
function bytes(name) {
  if (!kept.has(name)) {
    const asked = fetch(new URL(name, HERE)).then(async (answer) => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return new Uint8Array(await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
    });
    asked.catch(() => kept.delete(name));
    kept.set(name, asked);
  }
  return kept.get(name);
}

const read = async (name) => JSON.parse(letters.decode(await bytes(name)));
let opened;

/** The list of everything; each segment gets the number of its first entry as `first`. */
export function open() {
  opened ??= read("awal.idx").then((root) => {
    let first = 0;
    root.segments = root.s.map(([prior, size, ...shown]) => {
      first += size;
      return { prior, size, shown, first: first - size };
    });
    return root;
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

/** Place of the last block that begins at or before the word. */
function before(blocks, word) {
  let low = 0, high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle][0] <= word) low = middle + 1;
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

const blocks = new Map();

/** Terms of a block: term → {df, at: where its postings begin}. */
async function block(name) {
  const from = await bytes(`k-${name}.idx`);
  if (!blocks.has(name)) {
    const terms = new Map(), at = { place: 0 };
    while (at.place < from.length) {
      const length = number(from, at);
      const term = letters.decode(from.subarray(at.place, (at.place += length)));
      const found = { from, df: number(from, at), parts: [] };
      for (let left = number(from, at); left; left--) {
        const segment = number(from, at), size = number(from, at);
        found.parts.push([segment, at.place, (at.place += size)]);
      }
      terms.set(term, found);
    }
    blocks.set(name, terms);
  }
  return blocks.get(name);
}

/** {df, entries: Map(entry → {weight, pages})} of a term, or null where nothing has it. */
export async function postings(term) {
  const root = await open();
  const place = before(root.k, term);
  const found = place < 0 ? undefined : (await block(root.k[place][1])).get(term);
  if (!found) return null;
  found.entries ??= unpacked(root, found);
  return found;
}

function unpacked(root, { from, parts }) {
  const entries = new Map();
  for (const [segment, start, end] of parts) {
    const at = { place: start };
    let entry = root.segments[segment].first - 1;
    while (at.place < end) {
      entry += number(from, at) + 1;
      const byte = from[at.place++], pages = [];
      if (byte & 16) {
        let page = 0;
        for (let left = number(from, at); left; left--) pages.push((page += number(from, at)));
      }
      entries.set(entry, { weight: byte & 15, pages });
    }
  }
  return entries;
}

/** Words of the vocabulary that begin so, as [word, entries with it]. */
export async function beginning(start) {
  const { v } = await open();
  const first = Math.max(0, before(v, start));
  const wanted = v.slice(first, before(v, `${start}\uffff`) + 1).slice(0, 8);
  const lists = await Promise.all(wanted.map(([, name]) => read(`v-${name}.idx`)));
  return lists.flatMap(([words, counts]) => words.map((word, place) => [word, counts[place]])).filter(([word]) => word.startsWith(start));
}

/** The segment of an entry and its number there. */
function within(root, entry) {
  const segment = root.segments.findLast((each) => each.first <= entry && each.size);
  return [segment, entry - segment.first];
}

export async function prior(entry) {
  return within(await open(), entry)[0].prior;
}

/** What is shown of an entry. */
export async function shown(entry) {
  const [segment, place] = within(await open(), entry);
  const [address, title, summary, kind, publisher, date, valid] = (await read(`t-${segment.shown[place >> 4]}.idx`))[place & 15];
  return { address, title, summary, kind, publisher, date, valid };
}

/** Texts of an entry: its own (0), or those of the four pages among which `page` is, counted from 1. */
export async function texts(address, page) {
  const rows = await read(`isi/${address}${page ? ((page - 1) >> 2) + 1 : 0}.idx`);
  return rows.map(([url, label, text, recognised], place) => ({ page: page ? ((page - 1) & ~3) + 1 + place : 0, url, label, text, recognised }));
}

/** {tanggal: [days], saringan: {Jenis: [values, [[…]]]}} over all entries. */
export async function columns() {
  return read(`s-${(await open()).f}.idx`);
}

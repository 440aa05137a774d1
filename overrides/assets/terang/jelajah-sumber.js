// A Parquet file on a plain web server, column by column and row group by row group.
// Nothing is fetched twice, and nothing that nobody asked for.
import { parquetMetadataAsync, parquetRead } from "../vendor/hyparquet/hyparquet.js";

const FOOTER = 16384;
/** Column chunks that lie closer than this are fetched in one request. */
const NEAR = 8192;
/** Row groups that are fetched at one time; browsers open six connections to a host. */
const AT_ONCE = 5;

/** The server answers requests for a part with the whole. */
export class RangeIgnored extends Error {}
/** The file is not the one that this page was made for. */
export class Changed extends Error {}

/** hyparquet's AsyncBuffer over HTTP ranges (RFC 9110 section 14). */
class RemoteFile {
  constructor(url, byteLength) {
    Object.assign(this, { url, byteLength, whole: null, received: 0 });
  }

  async slice(start, end = this.byteLength) {
    if (this.whole) return this.whole.slice(start, end);
    const stop = new AbortController();
    // Past the browser's cache, which lets only one request at a time through to an address.
    const answer = await fetch(this.url, { headers: { Range: `bytes=${start}-${end - 1}` }, signal: stop.signal, cache: "no-store" });
    if (answer.status === 200) {
      stop.abort();
      throw new RangeIgnored();
    }
    const total = /\/(\d+)$/.exec(answer.headers.get("Content-Range") ?? "");
    if (answer.status === 416 || (total && Number(total[1]) !== this.byteLength)) throw new Changed();
    if (answer.status !== 206) throw new Error(`HTTP ${answer.status}`);
    const body = await answer.arrayBuffer();
    if (body.byteLength !== end - start) throw new Changed();
    this.received += body.byteLength;
    return body;
  }

  async fetchWhole() {
    const answer = await fetch(this.url);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const body = await answer.arrayBuffer();
    if (body.byteLength !== this.byteLength) throw new Changed();
    this.received += body.byteLength;
    this.whole = body;
  }
}

const parsers = {
  dateFromDays: (days) => new Date(days * 86400000).toISOString().slice(0, 10),
  timestampFromMicroseconds: (micros) => new Date(Number(micros / 1000n)).toISOString().slice(0, 19),
};

/** int64 arrives as BigInt; what a number cannot hold exactly stays one. */
const plain = (value) => {
  if (value === undefined) return null;
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
};

export class Table {
  constructor(url, size) {
    this.file = new RemoteFile(url, size);
    this.kept = new Map();
  }

  async open() {
    this.metadata = await parquetMetadataAsync(this.file, { initialFetchSize: FOOTER, parsers, geoparquet: false });
    let start = 0;
    this.groups = this.metadata.row_groups.map((group, index) => {
      const rows = Number(group.num_rows);
      const chunks = Object.fromEntries(group.columns.map(({ meta_data: about }) => [about.path_in_schema[0], chunk(about)]));
      start += rows;
      return { index, start: start - rows, rows, chunks };
    });
    this.rows = start;
  }

  #key = (name, group) => `${group.index} ${name}`;
  has(name, group) { return this.kept.has(this.#key(name, group)); }
  /** Values of a column in a row group that was loaded. */
  values(name, group) { return this.kept.get(this.#key(name, group)); }

  /** The row group that holds a row. */
  groupOf(row) {
    let low = 0;
    let high = this.groups.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.groups[middle].start <= row) low = middle;
      else high = middle - 1;
    }
    return this.groups[low];
  }

  cell(name, row) {
    const group = this.groupOf(row);
    return this.values(name, group)?.[row - group.start];
  }

  /** Bytes still to be fetched. */
  cost(names, groups) {
    if (this.file.whole) return 0;
    let bytes = 0;
    for (const group of groups) for (const name of names) if (!this.has(name, group)) bytes += group.chunks[name].size;
    return bytes;
  }

  /** Columns of row groups into memory; `tell(share)` hears how far it is, `stopped()` may end it.
   *  A few at a time: on a slow line each request waits longer than its bytes take. */
  async load(names, groups, tell = () => {}, stopped = () => false) {
    const waiting = [...groups];
    let done = 0;
    const next = async () => {
      while (waiting.length && !stopped()) {
        const group = waiting.shift();
        const wanted = names.filter((name) => !this.has(name, group));
        if (wanted.length) await this.#read(wanted, group);
        tell(++done / groups.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    return !stopped();
  }

  async #read(names, group) {
    const columns = new Map(names.map((name) => [name, new Array(group.rows).fill(null)]));
    await parquetRead({
      file: await this.#fetched(names, group),
      metadata: this.metadata,
      columns: names,
      rowStart: group.start,
      rowEnd: group.start + group.rows,
      parsers,
      geoparquet: false,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const column = columns.get(columnName);
        for (let i = 0; i < columnData.length; i++) column[rowStart - group.start + i] = plain(columnData[i]);
      },
    });
    for (const [name, column] of columns) this.kept.set(this.#key(name, group), column);
  }

  /** The bytes of these column chunks in as few requests as their places allow. */
  async #fetched(names, group) {
    const runs = [];
    for (const { start, end } of names.map((name) => group.chunks[name]).sort((a, b) => a.start - b.start)) {
      const last = runs.at(-1);
      if (last && start - last.end <= NEAR) last.end = Math.max(end, last.end);
      else runs.push({ start, end });
    }
    await Promise.all(runs.map(async (run) => { run.bytes = await this.file.slice(run.start, run.end); }));
    return {
      byteLength: this.file.byteLength,
      slice: (start, end) => {
        const run = runs.find((each) => each.start <= start && end <= each.end);
        return run ? run.bytes.slice(start - run.start, end - run.start) : this.file.slice(start, end);
      },
    };
  }
}

function chunk(about) {
  const start = Number(about.dictionary_page_offset || about.data_page_offset);
  const size = Number(about.total_compressed_size);
  const known = about.statistics ?? {};
  return {
    start, end: start + size, size,
    minimum: plain(known.min_value), maximum: plain(known.max_value),
    missing: known.null_count === undefined ? null : Number(known.null_count),
  };
}

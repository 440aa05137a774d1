// A Parquet file, column by column and row group by row group. Nothing that nobody asked for is fetched.
import { parquetMetadataAsync, parquetRead } from "../vendor/hyparquet/hyparquet.js";
import { fetched, runsOf } from "./jelajah-ruas.js";

/** Column chunks that lie closer than this are fetched in one request. */
const NEAR = 16384;
const LONGEST = 524288;

const parsers = {
  dateFromDays: (days) => new Date(days * 86400000).toISOString().slice(0, 10),
  timestampFromMicroseconds: (micros) => new Date(Number(micros / 1000n - (micros % 1000n < 0n ? 1n : 0n))).toISOString().slice(0, 19),
};

/** int64 arrives as BigInt; what a number cannot hold exactly stays one. */
export const plain = (value) => {
  if (value === undefined) return null;
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
};

export class Table {
  constructor(file) {
    this.file = file;
    this.kept = new Map();
  }

  async open() {
    if (this.groups) return this;
    this.metadata = await parquetMetadataAsync(this.file, { initialFetchSize: this.file.tail || undefined, parsers, geoparquet: false });
    let start = 0;
    this.groups = this.metadata.row_groups.map((group, index) => {
      const rows = Number(group.num_rows);
      const chunks = Object.fromEntries(group.columns.map(({ meta_data: about }) => [about.path_in_schema[0], chunk(about)]));
      start += rows;
      return { index, start: start - rows, rows, chunks };
    });
    this.rows = start;
    return this;
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

  /** The row groups that hold these rows, or all of them. */
  used(rows) {
    if (!rows) return this.groups;
    return [...new Set(Array.from(rows, (row) => this.groupOf(row)))].sort((a, b) => a.index - b.index);
  }

  cell(name, row) {
    const group = this.groupOf(row);
    return this.values(name, group)?.[row - group.start];
  }

  /** Columns of row groups into memory: what it costs, and how it is done. */
  task(names, groups) {
    const runs = runsOf(this.#chunks(names, groups), NEAR, this.file.whole ? 0 : LONGEST);
    const cost = this.file.whole ? 0 : runs.reduce((sum, { start, end }) => sum + end - start, 0);
    return { cost, requests: runs.length, run: (tell, stopped) => fetched(this.file, runs, (run, bytes) => this.#read(run, bytes), tell, stopped) };
  }

  #chunks(names, groups) {
    return groups.flatMap((group) => names.filter((name) => !this.has(name, group)).map((name) => ({ name, group, ...group.chunks[name] })));
  }

  async #read({ start, end, pieces }, bytes) {
    const file = {
      byteLength: this.file.byteLength,
      slice: (from, to) => (start <= from && to <= end ? bytes.slice(from - start, to - start) : this.file.slice(from, to)),
    };
    for (const piece of pieces) await this.#decode(piece, file);
  }

  async #decode({ name, group }, file) {
    const column = new Array(group.rows).fill(null);
    let given = 0;
    await parquetRead({
      file,
      metadata: this.metadata,
      columns: [name],
      rowStart: group.start,
      rowEnd: group.start + group.rows,
      parsers,
      geoparquet: false,
      onChunk: ({ columnData, rowStart }) => {
        for (let i = 0; i < columnData.length; i++) column[rowStart - group.start + i] = plain(columnData[i]);
        given += columnData.length;
      },
    });
    if (given < group.rows) throw new Error(`${this.file.url}: fewer values than rows`);
    this.kept.set(this.#key(name, group), column);
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

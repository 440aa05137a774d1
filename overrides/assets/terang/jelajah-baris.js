// baris.bin: whole rows in small blocks, for rows that lie far apart (generator/tables/rowblocks.py).
import { family } from "./jelajah-olah.js";
import { fetched, runsOf } from "./jelajah-ruas.js";

/** Blocks that lie closer than this are fetched in one request. */
const NEAR = 8192;
const LONGEST = 262144;

const inflated = async (bytes) =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();

/** Numbers that JSON cannot hold exactly come as text; moments are kept to the second. */
export function reader(column) {
  if (family(column) === "angka") return (value) => (typeof value === "string" ? BigInt(value) : value);
  if (column.tipe === "waktu") return (value) => (typeof value === "string" ? value.slice(0, 19) : value);
  return (value) => value;
}

export class Blocks {
  /** The file's tail are the lengths and their own length; `step` rows are a block. */
  constructor(file, columns, rows, step) {
    Object.assign(this, { file, step, rows, tail: file.tail });
    this.columns = new Map(columns.map((column, place) => [column.nama, { place, read: reader(column) }]));
    this.kept = new Map();
  }

  static can() { return "DecompressionStream" in globalThis; }

  has(row) { return this.kept.has(Math.floor(row / this.step)); }

  cell(name, row) {
    const { place, read } = this.columns.get(name);
    return read(this.kept.get(Math.floor(row / this.step))[row % this.step][place]);
  }

  async open() {
    if (this.starts) return;
    const end = this.file.byteLength - 4;
    const lengths = new Uint32Array(await inflated(await this.file.slice(this.file.byteLength - this.tail, end)));
    const starts = new Float64Array(lengths.length + 1);
    lengths.forEach((length, block) => { starts[block + 1] = starts[block] + length; });
    if (starts.at(-1) !== this.file.byteLength - this.tail) throw new Error("baris.bin: lengths do not add up");
    this.starts = starts;
  }

  /** Before the lengths are known, all blocks count as equally long. */
  #start(block) {
    if (this.starts) return this.starts[block];
    return Math.round((block * (this.file.byteLength - this.tail)) / Math.ceil(this.rows / this.step));
  }

  #runs(rows) {
    const blocks = new Set();
    for (const row of rows) if (!this.has(row)) blocks.add(Math.floor(row / this.step));
    return runsOf(Array.from(blocks, (block) => ({ block, start: this.#start(block), end: this.#start(block + 1) })), NEAR, LONGEST);
  }

  /** Rows into memory: what it costs, and how it is done. */
  task(rows) {
    const runs = this.#runs(rows);
    const cost = runs.reduce((sum, run) => sum + run.end - run.start, this.starts || !runs.length ? 0 : this.tail);
    const run = async (tell, stopped) => {
      if (!runs.length) return true;
      await this.open();
      return fetched(this.file, this.#runs(rows), (part, bytes) => this.#read(part, bytes), tell, stopped);
    };
    return { cost, requests: runs.length, run };
  }

  async #read({ start, pieces }, bytes) {
    for (const { block, ...piece } of pieces) {
      const rows = JSON.parse(new TextDecoder().decode(await inflated(bytes.slice(piece.start - start, piece.end - start))));
      if (rows.length !== Math.min(this.step, this.rows - block * this.step)) throw new Error("baris.bin: another block");
      this.kept.set(block, rows);
    }
  }
}

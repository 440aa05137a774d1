// baris.bin: whole rows in small blocks, for rows that lie far apart (generator/tables/rowblocks.py).
import { each } from "./jelajah-berkas.js";
import { family } from "./jelajah-olah.js";

/** Blocks that lie closer than this are fetched in one request. */
const NEAR = 8192;
/** Runs are cut, so that a long one can be stopped and told about. */
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
    this.starts = new Float64Array(lengths.length + 1);
    lengths.forEach((length, block) => { this.starts[block + 1] = this.starts[block] + length; });
  }

  /** Before the lengths are known, all blocks count as equally long. */
  #start(block) {
    if (this.starts) return this.starts[block];
    return Math.round((block * (this.file.byteLength - this.tail)) / Math.ceil(this.rows / this.step));
  }

  #runs(rows) {
    const blocks = new Set();
    for (const row of rows) if (!this.has(row)) blocks.add(Math.floor(row / this.step));
    const runs = [];
    for (const block of Uint32Array.from(blocks).sort()) {
      const [start, end] = [this.#start(block), this.#start(block + 1)];
      const last = runs.at(-1);
      if (last && start - last.end <= NEAR && end - last.start <= LONGEST) Object.assign(last, { to: block, end });
      else runs.push({ from: block, to: block, start, end });
    }
    return runs;
  }

  /** Rows into memory: what it costs, and how it is done. */
  task(rows) {
    const runs = this.#runs(rows);
    const cost = runs.reduce((sum, run) => sum + run.end - run.start, this.starts || !runs.length ? 0 : this.tail);
    const run = async (tell, stopped) => {
      if (!runs.length) return true;
      await this.open();
      return each(this.#runs(rows), (part) => this.#read(part), tell, stopped);
    };
    return { cost, requests: runs.length, run };
  }

  async #read({ from, to, start, end }) {
    const bytes = await this.file.slice(start, end);
    for (let block = from; block <= to; block++) {
      const part = bytes.slice(this.starts[block] - start, this.starts[block + 1] - start);
      this.kept.set(block, JSON.parse(new TextDecoder().decode(await inflated(part))));
    }
  }
}

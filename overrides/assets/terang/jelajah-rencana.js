// From what is asked to rows or groups, the cheapest way: through the files beside a long table where it has them,
// else through the columns of its Parquet file.
import { Blocks, reader } from "./jelajah-baris.js";
import { Line, RemoteFile } from "./jelajah-berkas.js";
import { Lookup, Summary } from "./jelajah-indeks.js";
import { barren, counted, grouped, predicate, sorted } from "./jelajah-olah.js";
import { Table } from "./jelajah-sumber.js";

/** Bytes that a request is worth: less than come while it waits on the line of a phone, as bytes are paid for. */
const REQUEST = 12000;
/** Below this nobody needs to know whether there is a cheaper way. */
const LITTLE = 250000;

const weight = (task) => task.cost + REQUEST * task.requests;
/** Tasks as one; how far it is goes by what each costs. */
function together(tasks) {
  const cost = tasks.reduce((sum, task) => sum + task.cost, 0);
  const run = async (tell = () => {}, stopped) => {
    const shares = tasks.map(() => 0);
    const told = (index) => (share) => { shares[index] = share; tell(tasks.reduce((sum, task, at) => sum + shares[at] * task.cost, 0) / (cost || 1)); };
    return (await Promise.all(tasks.map((task, index) => task.run(told(index), stopped)))).every(Boolean);
  };
  return { cost, requests: tasks.reduce((sum, task) => sum + task.requests, 0), run };
}
const both = (rows, others) => { const set = new Set(others); return rows.filter((row) => set.has(row)); };
const all = (count) => Uint32Array.from({ length: count }, (_, row) => row);

export class Sources {
  constructor(root, columns) {
    const { parquet, ukuran, kaki, baris, awal, samping } = root.dataset;
    const aside = JSON.parse(samping);
    const file = (address, size, tail) => new RemoteFile(new URL(address, location.href).href, size, this.line, tail);
    const beside = (name, size) => file(name, size, aside.kaki[name]);
    const sizes = Object.entries(aside.ukuran ?? {});
    const column = (name) => columns[Number(/\d+/.exec(name)[0])];
    this.line = new Line();
    this.rows = Number(baris);
    /** Columns by name: whole ones, and some with the rows that a filter kept. */
    this.whole = new Map();
    this.partly = new Map();
    this.first = JSON.parse(awal);
    this.places = new Map(columns.map((each, place) => [each.nama, { place, read: reader(each) }]));
    this.table = new Table(file(parquet, Number(ukuran), Number(kaki)));
    this.blocks = aside.langkah && Blocks.can() ? new Blocks(beside("baris.bin", aside.ukuran["baris.bin"]), columns, this.rows, aside.langkah) : null;
    this.lookups = new Map(sizes.filter(([name]) => name.startsWith("urut-")).map(([name, size]) => [column(name).nama, new Lookup(beside(name, size))]));
    this.summaries = new Map(sizes.filter(([name]) => name.startsWith("ringkas-")).map(([name, size]) => [/\d[\d-]*/.exec(name)[0], new Summary(beside(name, size))]));
  }

  /** The whole Parquet file, where the server sends no parts; nothing else is asked for then. */
  async fetchWhole() {
    await this.table.file.fetchWhole();
    this.blocks = null;
    this.lookups.clear();
    this.summaries.clear();
  }

  cell(name, row) {
    if (row < this.first.length) return this.#early(name, row);
    const known = (this.whole.get(name) ?? this.partly.get(name))?.[row];
    if (known !== undefined) return known;
    return this.blocks?.has(row) ? this.blocks.cell(name, row) : this.table.cell(name, row);
  }

  #known(name, rows) {
    const some = rows && this.partly.get(name);
    return this.whole.has(name) || Boolean(some && rows.every((row) => some[row] !== undefined));
  }

  #early(name, row) {
    const { place, read } = this.places.get(name);
    return read(this.first[row][place]);
  }

  /** Cells of some rows: by blocks, or by columns where these are many. */
  async cells(names, rows) {
    const far = rows?.filter((row) => row >= this.first.length) ?? null;
    if (far && !far.length) return { cost: 0, requests: 0, run: async () => true };
    const blocks = this.blocks && far ? this.blocks.task(far) : null;
    if (blocks && blocks.cost < LITTLE) return blocks;
    const columns = together(await Promise.all(names.filter((name) => !this.#known(name, far)).map((name) => this.#column(name, far))));
    return blocks && weight(blocks) <= weight(columns) ? blocks : columns;
  }

  /** Of the table what these rows need, or all of it out of its order, whatever is less. */
  async #column(name, rows) {
    await this.table.open();
    const parts = this.table.task([name], this.table.used(rows));
    if (parts.cost < LITTLE) return parts;
    const column = (await this.lookups.get(name)?.open())?.column();
    if (!column || weight(column) >= weight(parts)) return parts;
    const run = async (tell, stopped) => {
      if (!(await column.run(tell, stopped))) return false;
      this.whole.set(name, column.rows());
      return true;
    };
    return { ...column, run };
  }

  /** Rows that all filters keep, ascending. `get(task, why)` fetches, after asking where it is much; of the columns
   *  `needed` what the filters tell is kept. */
  async filtered(filters, get, needed = []) {
    let rows = null;
    for (const { filter, search } of await this.#ranked(filters)) {
      rows = search ? await this.#narrowed(rows, filter, search, get, needed) : await this.#scanned(rows, filter, filters, get);
      if (!rows.length) break;
    }
    return rows;
  }

  /** The filters that leave least come first. */
  async #ranked(filters) {
    const found = await Promise.all(filters.map(async (filter) => {
      const lookup = await this.lookups.get(filter.column.nama)?.open();
      return { filter, search: lookup?.search(filter) };
    }));
    return found.sort((a, b) => (a.search?.most ?? Infinity) - (b.search?.most ?? Infinity));
  }

  async #narrowed(rows, filter, search, get, needed) {
    const blocks = rows && this.blocks?.task(rows);
    if (!blocks || weight(search) <= weight(blocks)) {
      await get(search.values, "Menyaring");
      const found = search.found();
      await get(found, "Menyaring");
      if (needed.includes(filter.column.nama)) {
        await get(found.wanted(), "Menyaring");
        this.partly.set(filter.column.nama, found.known());
      }
      return rows ? both(rows, found.rows()) : found.rows();
    }
    await get(blocks, "Menyaring");
    const test = predicate(filter);
    return rows.filter((row) => test(this.blocks.cell(filter.column.nama, row)));
  }

  async #scanned(rows, filter, filters, get) {
    await this.table.open();
    const names = filters.map(({ column }) => column.nama);
    const groups = this.table.used(rows).filter(({ chunks, rows: count }) => !filters.some((each, index) => barren(each, chunks[names[index]], count)));
    await get(this.table.task([filter.column.nama], groups), "Menyaring");
    const test = predicate(filter);
    const found = [];
    for (const group of groups) {
      const values = this.table.values(filter.column.nama, group);
      for (let i = 0; i < group.rows; i++) if (test(values[i])) found.push(group.start + i);
    }
    return rows ? both(rows, found) : Uint32Array.from(found);
  }

  /** Rows in an order: `at(first, last, get)` gives those of a page, once they are there. `last` is as far as they
   *  are wanted now, `filters` are what kept the rows. */
  async ordered(rows, column, falling, filters, last, get) {
    const why = `Mengurutkan menurut ${column.judul}`;
    const lookup = await this.lookups.get(column.nama)?.open();
    if (!rows && lookup) return { total: this.rows, at: (from, to, ask) => this.#page(lookup, from, to, falling, ask) };
    const cells = await this.cells([column.nama], rows);
    const walk = rows && lookup?.walk(rows, falling, filters.filter((filter) => filter.column === column));
    if (walk && weight(walk.task(last)) < weight(cells)) return { total: rows.length, at: (from, to, ask) => walk.at(from, to, ask, why) };
    await get(cells, why);
    return listed(sorted(rows ?? all(this.rows), (row) => this.cell(column.nama, row), column, falling));
  }

  async #page(lookup, first, last, falling, get) {
    const task = lookup.page(first, last, falling);
    await get(task, "Mengurutkan");
    return task.rows();
  }

  /** [{key, rows, value}, …], unordered, of the rows that all filters keep. */
  async counted({ by, how, measure }, filters, get) {
    const why = "Mengelompokkan";
    const summary = await this.#summarised({ by, how, measure }, filters);
    if (summary) {
      await get(summary.task, why);
      return counted(summary.groups(), how);
    }
    const rows = filters.length ? await this.filtered(filters, get, [by, measure]) : null;
    const lookup = rows || how !== "banyak" ? null : await this.lookups.get(by)?.open();
    if (lookup) {
      await get(lookup.task(["nilai"], lookup.groups), why);
      return counted(grouped(all(lookup.rows), (at) => lookup.cell("nilai", at)), how);
    }
    await get(await this.cells(measure === null ? [by] : [by, measure], rows), why);
    const measured = measure === null ? null : (row) => this.cell(measure, row);
    return counted(grouped(rows ?? all(this.rows), (row) => this.cell(by, row), measured), how);
  }

  /** The file that has counted this beforehand: filters and groups of one column, or of two. */
  async #summarised({ by, how, measure }, filters) {
    const place = (name) => this.places.get(name)?.place;
    const keys = [...new Set([by, ...filters.map(({ column }) => column.nama)])].map(place).sort((a, b) => a - b);
    const summary = keys.includes(place(measure)) ? null : await this.summaries.get(keys.join("-"))?.open();
    const names = summary?.names(keys, how, place(measure));
    if (!names) return null;
    const tests = filters.map((filter) => ({ place: place(filter.column.nama), test: predicate(filter) }));
    return { task: summary.task(names, summary.groups), groups: () => summary.groupsOf(place(by), place(measure), tests) };
  }
}

/** Rows that are all known. */
export const listed = (rows) => ({ total: rows.length, rows, at: async (first, last) => Array.from(rows.slice(first, last)) });

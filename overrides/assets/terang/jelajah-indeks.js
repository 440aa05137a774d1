// urut-N.parquet: the values of a column in order with their rows (generator/tables/lookup.py).
import { barren, family, predicate, textKey } from "./jelajah-olah.js";
import { Table } from "./jelajah-sumber.js";

/** Letters of a place in the order that the file names for each row group. */
const KEY = 40;

export class Lookup extends Table {
  async open() {
    await super.open();
    if (this.known !== undefined) return this;
    const about = this.metadata.key_value_metadata?.find(({ key }) => key === "awal");
    this.firsts = about ? JSON.parse(about.value) : null;
    this.known = this.rows - this.groups.reduce((sum, { chunks }) => sum + (chunks.nilai.missing ?? 0), 0);
    return this;
  }

  /** Row groups where a filter may keep something, and those of them where it keeps all. */
  #candidates(filter) {
    const groups = this.groups.filter((group) => !this.#excluded(filter, group));
    return { groups, full: new Set(groups.filter((group) => everything(filter, group))) };
  }

  #excluded(filter, group) {
    const about = group.chunks.nilai;
    if (barren(filter, about, group.rows)) return true;
    if (about.missing === 0 && about.minimum !== null && about.minimum === about.maximum) return !predicate(filter)(about.minimum);
    if (!this.firsts || !["sama", "awal"].includes(filter.op)) return false;
    // What a text begins with says where it stands, but for a number that may go on.
    const asked = filter.value.trim();
    const low = textKey(filter.op === "awal" ? asked.replace(/\d+$/, "") : asked).slice(0, KEY);
    const high = filter.op === "awal" ? `${low}\uffff` : low;
    const next = this.firsts[group.index + 1];
    return this.firsts[group.index] > high || (next !== undefined && next < low);
  }

  /** What a filter needs first (`values`, where statistics do not tell), at most how many rows it keeps, and
   *  `found()`, which then knows where these are: another task, and `rows()`, ascending. */
  search(filter) {
    const { groups, full } = this.#candidates(filter);
    const values = this.task(["nilai"], groups.filter((group) => !full.has(group)));
    const most = groups.reduce((sum, group) => sum + group.rows, 0);
    const expected = this.task(["baris"], groups);
    return { values, most, cost: values.cost + expected.cost, requests: values.requests + expected.requests, found: () => this.#found(filter, groups, full) };
  }

  #found(filter, groups, full) {
    const test = predicate(filter);
    const hits = groups.filter((group) => full.has(group) || this.values("nilai", group).some(test));
    return { ...this.task(["baris"], hits), rows: () => this.#kept(test, hits, full) };
  }

  #kept(test, groups, full) {
    const found = [];
    for (const group of groups) {
      const rows = this.values("baris", group);
      const values = full.has(group) ? null : this.values("nilai", group);
      for (let i = 0; i < group.rows; i++) if (!values || test(values[i])) found.push(rows[i]);
    }
    return Uint32Array.from(found).sort();
  }

  /** Missing values come last in either direction. */
  #place = (at, falling) => (falling && at < this.known ? this.known - 1 - at : at);

  /** Rows `first` to `last` of the order. */
  page(first, last, falling) {
    const places = Array.from({ length: Math.max(0, last - first) }, (_, index) => this.#place(first + index, falling));
    const task = this.task(["baris"], this.used(places));
    return { ...task, rows: () => places.map((place) => this.cell("baris", place)) };
  }

  /** The whole column, which is shorter here than in the table: `rows()` gives its values by row. */
  column() {
    const put = () => {
      const values = new Array(this.rows).fill(null);
      for (const group of this.groups) {
        const [rows, known] = [this.values("baris", group), this.values("nilai", group)];
        for (let i = 0; i < group.rows; i++) values[rows[i]] = known[i];
      }
      return values;
    };
    return { ...this.task(["nilai", "baris"], this.groups), rows: put };
  }

  /** These rows in the order of this column. */
  arranged(rows, falling) {
    const task = this.task(["baris"], this.groups);
    const wanted = new Uint8Array(this.rows);
    const put = () => {
      for (const row of rows) wanted[row] = 1;
      const all = this.groups.flatMap((group) => this.values("baris", group));
      const found = new Uint32Array(rows.length);
      for (let at = 0, count = 0; count < rows.length; at++) {
        const row = all[this.#place(at, falling)];
        if (wanted[row]) found[count++] = row;
      }
      return found;
    };
    return { ...task, rows: put };
  }
}

/** Does the filter keep every value of a row group? Says so from its statistics alone. */
function everything(filter, group) {
  const { minimum, maximum, missing } = group.chunks.nilai;
  if (filter.op === "kosong") return missing === group.rows;
  if (missing !== 0) return false;
  if (filter.op === "isi") return true;
  if (minimum === null || maximum === null) return false;
  const test = predicate(filter);
  return family(filter.column) === "teks" ? minimum === maximum && test(minimum) : test(minimum) && test(maximum);
}

/** ringkas-N.parquet: groups of a column, counted beforehand (generator/tables/summary.py). */
export class Summary extends Table {
  /** The columns that a count needs; `place` is the measured column's. */
  static names(how, place) {
    return { banyak: [], jumlah: [`jumlah-${place}`, `terisi-${place}`], rata: [`jumlah-${place}`, `terisi-${place}`], min: [`min-${place}`], maks: [`maks-${place}`] }[how];
  }

  /** [{key, rows, known, sum, low, high}, …] as `grouped` makes them. */
  groupsOf(place) {
    const known = this.groups.flatMap((group) => Array.from({ length: group.rows }, (_, row) => group.start + row));
    return known.map((row) => ({
      key: this.cell("kunci", row), rows: this.cell("banyak", row), known: this.cell(`terisi-${place}`, row),
      sum: this.cell(`jumlah-${place}`, row), low: this.cell(`min-${place}`, row), high: this.cell(`maks-${place}`, row),
    }));
  }
}

// urut-N.parquet: the values of a column in order with their rows (generator/tables/lookup.py).
import { Group, barren, family, placed, predicate, prefixKey, textKey } from "./jelajah-olah.js";
import { Table } from "./jelajah-sumber.js";

/** Letters of a place in the order that the file names for each row group. */
const KEY = 40;

export class Lookup extends Table {
  async open() {
    await super.open();
    if (this.known !== undefined) return this;
    const about = this.metadata.key_value_metadata?.find(({ key }) => key === "awal");
    this.firsts = about ? JSON.parse(about.value).map(placed) : null;
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
    // What a text begins with says where it stands.
    const key = (filter.op === "awal" ? prefixKey : textKey)(filter.value.trim());
    const low = placed(Array.from(key).slice(0, KEY).join(""));
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
    const rest = this.groups.filter((group) => !full.has(group));
    // Of a filter that keeps most it is less to ask which rows it leaves out.
    const [kept, left] = [this.task(["baris"], groups), this.task(["baris"], rest)];
    const expected = left.cost < kept.cost ? left : kept;
    const found = () => (left.cost < kept.cost ? this.#without(filter, groups, full, rest) : this.#found(filter, groups, full));
    return { values, most, cost: values.cost + expected.cost, requests: values.requests + expected.requests, found };
  }

  /** `known()` gives the values of the rows as well, where they are `wanted()`. */
  #found(filter, groups, full) {
    const test = predicate(filter);
    const hits = groups.filter((group) => full.has(group) || this.values("nilai", group).some(test));
    return { ...this.task(["baris"], hits), rows: () => this.#kept(test, hits, full), ...this.#told(hits) };
  }

  #without(filter, groups, full, rest) {
    const test = predicate(filter);
    const some = new Set(groups);
    const rows = () => {
      const kept = new Uint8Array(this.rows).fill(1);
      for (const group of rest) {
        const places = this.values("baris", group);
        const values = some.has(group) ? this.values("nilai", group) : null;
        for (let i = 0; i < group.rows; i++) if (!values || !test(values[i])) kept[places[i]] = 0;
      }
      return Uint32Array.from(kept.keys()).filter((row) => kept[row]);
    };
    return { ...this.task(["baris"], rest), rows, ...this.#told(groups) };
  }

  #told = (groups) => ({ wanted: () => this.task(["nilai", "baris"], groups), known: () => this.#byRow(groups) });

  #kept(test, groups, full) {
    const found = [];
    for (const group of groups) {
      const rows = this.values("baris", group);
      const values = full.has(group) ? null : this.values("nilai", group);
      for (let i = 0; i < group.rows; i++) if (!values || test(values[i])) found.push(rows[i]);
    }
    return Uint32Array.from(found).sort();
  }

  #byRow(groups) {
    const values = new Array(this.rows);
    for (const group of groups) {
      const [rows, known] = [this.values("baris", group), this.values("nilai", group)];
      for (let i = 0; i < group.rows; i++) values[rows[i]] = known[i];
    }
    return values;
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
    return { ...this.task(["nilai", "baris"], this.groups), rows: () => this.#byRow(this.groups) };
  }

  /** Row groups as they follow each other in an order: which of their places, and in which direction. */
  #stretches(falling) {
    if (!falling) return this.groups.map((group) => ({ group, from: 0, to: group.rows, step: 1 }));
    const held = this.groups.map((group) => ({ group, known: Math.max(0, Math.min(group.rows, this.known - group.start)) }));
    return [
      ...held.filter(({ known }) => known).reverse().map(({ group, known }) => ({ group, from: known - 1, to: -1, step: -1 })),
      ...held.filter(({ group, known }) => known < group.rows).map(({ group, known }) => ({ group, from: known, to: group.rows, step: 1 })),
    ];
  }

  /** These rows in the order of this column, found as far as a page needs them. `filters` are those of this column,
   *  which leave out where none of the rows can be. */
  walk(rows, falling, filters) {
    const wanted = new Uint8Array(this.rows);
    for (const row of rows) wanted[row] = 1;
    const left = this.#stretches(falling).filter(({ group }) => !filters.some((filter) => this.#excluded(filter, group)));
    const found = [];
    const needed = (last) => {
      const rest = left.reduce((sum, { group }) => sum + group.rows, 0);
      const share = (Math.min(last, rows.length) - found.length) / Math.max(1, rows.length - found.length);
      const most = left.reduce((sum, { group }) => Math.max(sum, group.rows), 1);
      return share <= 0 ? 0 : Math.min(left.length, Math.ceil((1.2 * share * rest) / most));
    };
    const task = (last) => this.task(["baris"], left.slice(0, needed(last)).map(({ group }) => group));
    const at = async (first, last, get, why) => {
      while (found.length < Math.min(last, rows.length) && left.length) {
        const many = needed(last);
        await get(task(last), why);
        for (const { group, from, to, step } of left.splice(0, many)) {
          const values = this.values("baris", group);
          for (let i = from; i !== to; i += step) if (wanted[values[i]]) found.push(values[i]);
        }
      }
      return found.slice(first, last);
    };
    return { task, at };
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

/** ringkas-N.parquet, ringkas-N-M.parquet: groups of one or two columns, counted beforehand
 *  (generator/tables/summary.py). */
export class Summary extends Table {
  /** The columns that a count needs; `keys` and `measure` are places. Null where the file has no such number. */
  names(keys, how, measure) {
    const counts = { banyak: [], jumlah: [`jumlah-${measure}`, `terisi-${measure}`], rata: [`jumlah-${measure}`, `terisi-${measure}`], min: [`min-${measure}`], maks: [`maks-${measure}`] }[how];
    const names = [...keys.map((place) => `kunci-${place}`), "banyak", ...counts];
    return names.every((name) => this.groups.every(({ chunks }) => Object.hasOwn(chunks, name))) ? names : null;
  }

  /** Groups by `by` as `counted` takes them, of those whose keys pass all `tests` [{place, test}]. */
  groupsOf(by, measure, tests) {
    const groups = new Map();
    for (let row = 0; row < this.rows; row++) {
      if (!tests.every(({ place, test }) => test(this.cell(`kunci-${place}`, row)))) continue;
      const key = this.cell(`kunci-${by}`, row);
      let group = groups.get(key);
      if (!group) groups.set(key, (group = new Group(key)));
      const sum = this.cell(`jumlah-${measure}`, row);
      group.join({
        rows: this.cell("banyak", row), known: this.cell(`terisi-${measure}`, row),
        sum: typeof sum === "string" ? BigInt(sum) : sum, low: this.cell(`min-${measure}`, row), high: this.cell(`maks-${measure}`, row),
      });
    }
    return [...groups.values()];
  }
}

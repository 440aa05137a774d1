// The explorer of large tables: reads what it needs of NAME.parquet, and its address gives the view again.
import { fresh, fromAddress, remember } from "./jelajah-alamat.js";
import { line as csvLine, save } from "./jelajah-csv.js";
import { chart, moment } from "./jelajah-gambar.js";
import { AGGREGATES, barren, comparer, family, grouped, predicate, problem, sorted } from "./jelajah-olah.js";
import { Changed, RangeIgnored, Table } from "./jelajah-sumber.js";
import { bytes, count, make, shown } from "./jelajah-tulis.js";
import { bind, fill, notice, say } from "./jelajah-borang.js";

const PAGE = 50;
/** More than this is not fetched without asking. */
const FREE = 4e6;

const root = document.getElementById("t-jelajah");
const part = (name) => root.querySelector(`[data-j="${name}"]`);
const columns = JSON.parse(root.dataset.kolom);
const named = new Map(columns.map((column) => [column.nama, column]));
const table = new Table(new URL(root.dataset.parquet, location.href).href, Number(root.dataset.ukuran));

let state;
let good = null;
let turn = 0;
let result = { key: null, rows: null, groups: null };

/** Not to be gone on with: another question came, or the reader said no. */
class Dropped extends Error {}

export async function start() {
  root.hidden = false;
  bind(root, columns, {
    apply: (asked) => go({ ...state, ...asked, page: 1, sort: asked.group?.by === state.group?.by ? state.sort : null }),
    choose: (chosen) => go({ ...state, columns: chosen }),
    reset: () => go(fresh(columns)),
    page: (page) => go({ ...state, page }, "table"),
  });
  part("csv").addEventListener("click", () => guarded(download));
  part("salin").addEventListener("click", copyAddress);
  matchMedia("(max-width: 35em)").addEventListener("change", () => good && draw());
  addEventListener("popstate", () => { state = fromAddress(columns); fill(root, columns, state); guarded(show); });
  state = fromAddress(columns);
  fill(root, columns, state);
  await guarded(show);
}

/** The footer of the file; where the server sends no parts, the whole after asking. */
async function opened() {
  say(root, "Membuka data …");
  try {
    await table.open();
  } catch (error) {
    if (!(error instanceof RangeIgnored)) throw error;
    const whole = bytes(table.file.byteLength);
    await consent(`Server ini tidak dapat mengirim sebagian berkas. Untuk menjelajahinya, seluruh berkas sebesar ${whole} harus diunduh dulu.`, `Unduh ${whole}`);
    say(root, `Mengunduh ${whole} …`);
    await table.file.fetchWhole();
    await table.open();
  }
}

function go(wanted, focus) {
  state = wanted;
  remember(columns, state);
  fill(root, columns, state);
  return guarded(async () => {
    await show();
    if (focus === "table") part("table").focus();
    else if (focus) root.querySelector(`[data-urut="${CSS.escape(focus)}"]`)?.focus();
  });
}

/** Whatever goes wrong ends in a sentence. */
async function guarded(work) {
  const mine = ++turn;
  notice(root, null);
  root.setAttribute("aria-busy", "true");
  try {
    await work(mine);
  } catch (error) {
    if (mine !== turn) return;
    if (error instanceof Dropped) return refused();
    if (error instanceof Changed) return say(root, "Berkas data sudah diperbarui sejak halaman ini dibuat. Muat ulang halaman ini.", true);
    console.info(error);
    say(root, "Data tidak dapat dibaca. Periksa sambungan Anda lalu muat ulang halaman ini, atau unduh berkasnya.", true);
  } finally {
    if (mine === turn) root.removeAttribute("aria-busy");
  }
}

/** After a no: the last view that stood, or nothing but the sentence. */
function refused() {
  if (good) {
    state = good;
    remember(columns, state, true);
    fill(root, columns, state);
  }
  say(root, good ? "Tidak jadi. Tampilan sebelumnya tetap." : "Tidak jadi diunduh. Data dapat diunduh dari halaman datasetnya.");
}

function consent(text, button) {
  const mine = turn;
  return new Promise((resolve, reject) => {
    notice(root, text, [
      [button, () => { notice(root, null); if (mine === turn) resolve(); }],
      ["Batal", () => { notice(root, null); reject(new Dropped()); }],
    ]);
  });
}

/** Columns of row groups; asks first where that is much, and says how far it is. */
async function fetched(names, groups, why, mine) {
  const cost = table.cost(names, groups);
  if (cost > FREE) await consent(`${why} perlu mengunduh ${bytes(cost)}.`, `Unduh ${bytes(cost)}`);
  const tell = (share) => cost && say(root, `Mengunduh data … ${Math.round(share * 100)} %`);
  if (!(await table.load(names, groups, tell, () => mine !== turn))) throw new Dropped();
}

async function show(mine = turn) {
  const wrong = state.filters.map(problem).find(Boolean);
  if (wrong) return say(root, wrong, true);
  if (!table.groups) await opened();
  await work(mine);
  if (mine !== turn) return;
  const left = state.group ? [] : await visible(mine);
  if (mine !== turn) return;
  good = state;
  draw(left);
}

/** What is asked, as row numbers or groups; kept until something else is asked. */
async function work(mine) {
  const filters = state.filters;
  const key = JSON.stringify([filters.map(({ column, op, value }) => [column.nama, op, value]), state.sort, state.group && [state.group.by, state.group.how, state.group.measure]]);
  if (key === result.key) return;
  const groups = table.groups.filter((group) => !filters.some((filter) => barren(filter, group.chunks[filter.column.nama], group.rows)));
  let rows = null;
  if (filters.length) {
    await fetched([...new Set(filters.map(({ column }) => column.nama))], groups, "Menyaring", mine);
    rows = kept(groups, filters);
  }
  if (state.group) result = { key, rows, groups: await grouping(groups, rows, mine) };
  else result = { key, rows: state.sort ? await ordering(groups, rows, mine) : rows, groups: null };
}

function kept(groups, filters) {
  const found = [];
  for (const group of groups) {
    const tests = filters.map((filter) => [predicate(filter), table.values(filter.column.nama, group)]);
    for (let i = 0; i < group.rows; i++) if (tests.every(([test, values]) => test(values[i]))) found.push(group.start + i);
  }
  return Uint32Array.from(found);
}

const everything = () => Uint32Array.from({ length: table.rows }, (_, row) => row);
const used = (groups, rows) => (rows ? [...new Set(Array.from(rows, (row) => table.groupOf(row)))].sort((a, b) => a.index - b.index) : groups);

async function ordering(groups, rows, mine) {
  const column = named.get(state.sort.name);
  await fetched([column.nama], used(groups, rows), `Mengurutkan menurut ${column.judul}`, mine);
  say(root, "Mengurutkan …");
  await pause();
  return sorted(rows ?? everything(), (row) => table.cell(column.nama, row), column, state.sort.falling);
}

async function grouping(groups, rows, mine) {
  const { by, how, measure } = state.group;
  const names = measure && how !== "banyak" ? [by, measure] : [by];
  await fetched([...new Set(names)], used(groups, rows), "Mengelompokkan", mine);
  const measured = names.length > 1 ? (row) => table.cell(measure, row) : null;
  const found = grouped(rows ?? everything(), (row) => table.cell(by, row), measured, how);
  const order = groupOrder();
  const compare = order.name === "" ? comparer({ tipe: "desimal" }, order.falling) : comparer(named.get(by), order.falling);
  return found.sort((a, b) => (order.name === "" ? compare(a.value, b.value) : compare(a.key, b.key)));
}

/** Time runs forward, everything else has its largest first. */
function groupOrder() {
  if (state.sort) return state.sort;
  return inTime() ? { name: state.group.by, falling: false } : { name: "", falling: true };
}
const inTime = () => { const by = named.get(state.group.by); return family(by) === "waktu" || by.tipe === "tahun"; };

/** Lets the browser paint before long work. */
const pause = () => new Promise((resolve) => { setTimeout(resolve); });

const total = () => result.groups?.length ?? result.rows?.length ?? table.rows;
const rowAt = (index) => (result.rows ? result.rows[index] : index);
const pages = () => Math.max(1, Math.ceil(total() / PAGE));

function rowsOfPage() {
  const first = (state.page - 1) * PAGE;
  return Array.from({ length: Math.max(0, Math.min(PAGE, total() - first)) }, (_, index) => rowAt(first + index));
}

/** Cells of the page, the cheapest columns first; returns the columns that were left for later. */
async function visible(mine, all = false) {
  state = { ...state, page: Math.min(state.page, pages()) };
  const rows = rowsOfPage();
  const groups = used([], Uint32Array.from(rows));
  const costs = state.columns.map((name) => [name, table.cost([name], groups)]).sort(([, a], [, b]) => a - b);
  let sum = 0;
  const now = costs.filter(([, cost]) => { sum += cost; return all || sum <= FREE; }).map(([name]) => name);
  if (table.cost(now, groups)) say(root, "Mengambil baris …");
  await table.load(now, groups, () => {}, () => mine !== turn);
  return costs.map(([name]) => name).filter((name) => !now.includes(name));
}

// ---- Drawing ------------------------------------------------------------------------------------------

function draw(left = []) {
  const first = (state.page - 1) * PAGE;
  const last = Math.min(first + PAGE, total());
  const view = state.group ? groupView() : rowView();
  part("table").replaceChildren(view);
  const what = state.group ? "kelompok" : "baris";
  const from = state.filters.length ? ` yang cocok, dari ${count(table.rows)} baris` : "";
  const range = total() ? `${count(first + 1)}–${count(last)} dari ${count(total())} ${what}` : `Tidak ada ${what}`;
  say(root, `${range}${from}. Data terunduh ${bytes(table.file.received)}.`);
  part("page").value = state.page;
  part("page").max = pages();
  part("pages").textContent = count(pages());
  part("prev").disabled = state.page <= 1;
  part("next").disabled = state.page >= pages();
  figure();
  if (left.length) offer(left);
}

/** Columns that would cost much for scattered rows wait until they are asked for. */
function offer(left) {
  const groups = used([], Uint32Array.from(rowsOfPage()));
  const cost = bytes(table.cost(left, groups));
  const titles = left.map((name) => named.get(name).judul).join(", ");
  notice(root, `Baris-baris ini tersebar di seluruh berkas. Kolom yang belum diambil: ${titles} (${cost}).`, [
    [`Ambil ${cost}`, () => guarded(async (mine) => { await visible(mine, true); draw(); })],
  ]);
}

function sorting(name, title, number, order) {
  const active = order?.name === name;
  const cell = make("th", { scope: "col", className: number ? "t-number" : "" });
  if (active) cell.setAttribute("aria-sort", order.falling ? "descending" : "ascending");
  const button = make("button", { type: "button", className: "t-sort" }, title);
  button.dataset.urut = name;
  button.addEventListener("click", () => {
    const next = !active ? { name, falling: false } : order.falling ? null : { name, falling: true };
    go({ ...state, sort: next, page: 1 }, name);
  });
  cell.append(button);
  return cell;
}

function framed(head, body, caption) {
  const view = make("table", { className: "t-rows" }, make("caption", {}, caption));
  view.append(make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
  return view;
}

const titled = (column) => (column.satuan ? `${column.judul} (${column.satuan})` : column.judul);
const aligned = (column) => family(column) === "angka" && column.tipe !== "tahun";

function rowView() {
  const chosen = state.columns.map((name) => named.get(name));
  const head = chosen.map((column) => sorting(column.nama, titled(column), aligned(column), state.sort));
  const body = rowsOfPage().map((row) => make("tr", {}, ...chosen.map((column) => {
    const value = table.cell(column.nama, row);
    return make("td", { className: aligned(column) ? "t-number" : "" }, value === undefined ? "…" : shown(value, column));
  })));
  return framed(head, body, root.dataset.judul);
}

function measureTitle() {
  const { how, measure } = state.group;
  if (how === "banyak") return "Banyak baris";
  const name = AGGREGATES[how];
  return `${name[0].toUpperCase()}${name.slice(1)} ${titled(named.get(measure))}`;
}

/** An average as people read it; the CSV has every digit. */
const readable = (value) => (state.group.how === "rata" && typeof value === "number" ? Number(value.toFixed(Math.abs(value) >= 1 ? 2 : 6)) : value);
const amount = (value) => shown(readable(value), { tipe: "desimal" });

function groupView() {
  const by = named.get(state.group.by);
  const order = groupOrder();
  const head = [sorting(by.nama, titled(by), false, order), sorting("", measureTitle(), true, order)];
  const first = (state.page - 1) * PAGE;
  const body = result.groups.slice(first, first + PAGE).map((group) =>
    make("tr", {}, make("th", { scope: "row" }, shown(group.key, by)), make("td", { className: "t-number" }, amount(group.value))));
  return framed(head, body, `${measureTitle()} menurut ${by.judul}`);
}

function figure() {
  const place = part("figure");
  place.replaceChildren();
  if (!state.group || !result.groups.length) return;
  const by = named.get(state.group.by);
  const title = `${measureTitle()} menurut ${by.judul}`;
  const points = result.groups.filter((group) => group.key !== null || !inTime()).map((group) => {
    const label = shown(group.key, by);
    const value = group.value === null ? null : Number(group.value);
    return { label: label.textContent ?? label, value, shown: amount(group.value), at: inTime() ? moment(group.key, by.tipe === "tahun") : NaN };
  });
  const { picture, left } = chart(points, `Grafik: ${title}`, inTime() && groupOrder().name === by.nama && !groupOrder().falling, matchMedia("(max-width: 35em)").matches);
  if (!picture) return place.append(make("p", { className: "t-source" }, `${count(left)} waktu yang berbeda terlalu banyak untuk digambar. Saring dulu, atau kelompokkan menurut kolom lain.`));
  place.append(make("figure", { className: "t-figure" }, make("figcaption", { className: "t-figure__caption" }, title), picture));
  if (left > 0) place.append(make("p", { className: "t-source" }, `Grafik memuat 40 kelompok pertama; ${count(left)} lainnya ada di tabel.`));
}

// ---- Taking away ----------------------------------------------------------------------------------------

async function download(mine) {
  if (!good) return;
  const name = `${root.dataset.nama}-pilihan.csv`;
  if (state.group) {
    const head = [state.group.by, state.group.how === "banyak" ? "banyak_baris" : `${state.group.how}_${state.group.measure}`];
    save([csvLine(head), ...result.groups.map((group) => csvLine([group.key, group.value]))], name);
  } else {
    const groups = used(table.groups, result.rows);
    await fetched(state.columns, groups, "Menyimpan semua baris ini", mine);
    const parts = [csvLine(state.columns)];
    for (let start = 0; start < total(); start += 20000) {
      let text = "";
      for (let index = start; index < Math.min(start + 20000, total()); index++) {
        text += csvLine(state.columns.map((column) => table.cell(column, rowAt(index))));
      }
      parts.push(text);
      await pause();
    }
    save(parts, name);
  }
  say(root, `${count(total())} ${state.group ? "kelompok" : "baris"} disimpan sebagai ${name}.`);
}

async function copyAddress() {
  try {
    await navigator.clipboard.writeText(location.href);
    say(root, "Alamat tampilan ini sudah disalin.");
  } catch {
    say(root, `Alamat tampilan ini: ${location.href}`);
  }
}

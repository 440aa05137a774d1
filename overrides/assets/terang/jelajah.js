// The explorer of large tables: fetches what a question needs, and its address gives the view again.
import { fresh, fromAddress, remember } from "./jelajah-alamat.js";
import { Changed, RangeIgnored } from "./jelajah-berkas.js";
import { bind, fill, notice, say } from "./jelajah-borang.js";
import { line as csvLine, save } from "./jelajah-csv.js";
import { comparer, problem } from "./jelajah-olah.js";
import { Sources, listed } from "./jelajah-rencana.js";
import { figure, groupView, inTime, rowView } from "./jelajah-tabel.js";
import { bytes, count } from "./jelajah-tulis.js";

const PAGE = 50;
/** More than this is not fetched without asking. */
const FREE = 2e6;
/** So much of a whole file is fetched unasked, and more than that not at all. */
const [LITTLE, HUGE] = [8e5, 1e8];
/** Milliseconds after which a reader is offered to stop. */
const PATIENCE = 1500;

const root = document.getElementById("t-jelajah");
const part = (name) => root.querySelector(`[data-j="${name}"]`);
const columns = JSON.parse(root.dataset.kolom);
const named = new Map(columns.map((column) => [column.nama, column]));
const sources = new Sources(root, columns);

let state;
/** What stands on the page: the state, its `result` and the row numbers of its `page`. */
let good = null;
let turn = 0;
/** What was asked last: `rows` with `total` and `at(first, last, get)`, or groups. */
let result = { key: null, rows: null, groups: null };

/** Not to be gone on with: another question came, or the reader said no. */
class Dropped extends Error {}
/** Something that the reader is told as it is. */
class Told extends Error {}

export async function start() {
  root.hidden = false;
  document.getElementById("t-jelajah-awal")?.remove();
  bind(root, columns, {
    apply: (asked) => go({ ...state, ...asked, page: 1, sort: asked.group?.by === state.group?.by ? state.sort : null }, null),
    choose: (chosen) => go({ ...state, columns: chosen }),
    reset: () => go(fresh(columns), null),
    page: (number) => go({ ...state, page: number }, "table"),
  });
  part("csv").addEventListener("click", () => guarded(download));
  part("salin").addEventListener("click", copyAddress);
  matchMedia("(max-width: 35em)").addEventListener("change", () => good && picture());
  addEventListener("popstate", () => { state = fromAddress(columns); fill(root, columns, state); guarded(show); });
  state = fromAddress(columns);
  fill(root, columns, state);
  await guarded(show);
}

/** `focus`: what has it afterwards. Null means that the form is written anew; else what is typed there stays. */
function go(wanted, focus) {
  state = { ...wanted, ignored: false };
  remember(columns, state);
  if (focus === null) fill(root, columns, state);
  return guarded(async (mine) => {
    await show(mine);
    if (focus === "table") part("table").focus();
    else if (focus) root.querySelector(`[data-urut="${CSS.escape(focus.name)}"]`)?.focus();
  });
}

/** Whatever goes wrong ends in a sentence. */
async function guarded(work) {
  const mine = ++turn;
  notice(root, null);
  root.setAttribute("aria-busy", "true");
  const patience = setInterval(() => {
    if (mine !== turn) clearInterval(patience);
    else if (part("notice").hidden) notice(root, "Data masih diambil.", [["Hentikan", halt]]);
  }, PATIENCE);
  try {
    await work(mine).catch(async (error) => {
      if (!(error instanceof RangeIgnored)) throw error;
      await whole(mine);
      await work(mine);
    });
  } catch (error) {
    if (mine !== turn) return;
    notice(root, null);
    if (error instanceof Dropped) return refused();
    const below = begin() ? " Di bawah ini baris pertama tabel." : good.first ? "" : " Tampilan di bawah masih yang sebelumnya.";
    if (error instanceof Told) return say(root, error.message, true);
    if (error instanceof Changed) return say(root, "Berkas data sudah diperbarui sejak halaman ini dibuat. Muat ulang halaman ini.", true);
    console.info(error);
    say(root, `Data tidak dapat dibaca.${below} Periksa sambungan Anda, atau unduh berkasnya lewat tautan di atas.`, true);
    notice(root, "Sambungan mungkin terputus di tengah jalan.", [["Coba lagi", () => { answered(); guarded(work); }]]);
  } finally {
    clearInterval(patience);
    if (mine === turn) root.removeAttribute("aria-busy");
  }
}

/** What is on its way is of no use any more. */
function halt() {
  turn++;
  answered();
  root.removeAttribute("aria-busy");
  refused();
}

/** Where the server sends no parts, the whole file: at once, after asking, or not. */
async function whole(mine) {
  const size = sources.table.file.byteLength;
  const why = "Server ini tidak dapat mengirim sebagian berkas";
  if (size > HUGE) throw new Told(`${why}, dan seluruhnya ${bytes(size)}: terlalu besar untuk dijelajahi di sini. Unduh berkas CSV atau Parquet lewat tautan di atas.`);
  if (size > LITTLE) await consent(`${why}. Untuk menjelajahinya, seluruh berkas sebesar ${bytes(size)} harus diunduh dulu. Lanjut?`, `Unduh ${bytes(size)}`);
  if (mine !== turn) throw new Dropped();
  say(root, `Mengunduh ${bytes(size)} …`);
  await sources.fetchWhole();
}

/** After a no: the last view that stood, or the first rows under what was asked. */
function refused() {
  if (begin() || good.first) return say(root, "Tidak jadi diunduh. Di bawah ini baris pertama tabel; semuanya dapat diunduh lewat tautan di atas.");
  ({ state, result } = good);
  remember(columns, state, true);
  fill(root, columns, state);
  say(root, "Tidak jadi. Tampilan sebelumnya tetap.");
}

/** Where nothing was shown yet, the rows that the page brought along; says whether it did that. */
function begin() {
  if (good) return false;
  const page = [...sources.first.keys()];
  good = { state: fresh(columns), result: { key: null, rows: untouched(), groups: null }, page, first: true };
  draw();
  return true;
}

function consent(text, button) {
  const mine = turn;
  say(root, "");
  return new Promise((resolve, reject) => {
    notice(root, text, [
      [button, () => { answered(); if (mine === turn) resolve(); }],
      ["Batal", () => { answered(); reject(new Dropped()); }],
    ]);
  });
}

/** The question goes, and with it the button that was in focus. */
function answered() {
  notice(root, null);
  part("table").focus();
}

/** `get(task, why)` fetches; asks first where that is much, and says how far it is. */
const fetcher = (mine, agreed = false) => async (task, why) => {
  if (task.cost > FREE && !agreed) await consent(`${why} perlu mengunduh ${bytes(task.cost)}. Lanjut?`, `Unduh ${bytes(task.cost)}`);
  if (mine !== turn) throw new Dropped();
  let said = -1;
  const tell = (share) => {
    const tenth = Math.floor(share * 10);
    if (!task.cost || mine !== turn || tenth <= said) return;
    said = tenth;
    say(root, `Mengunduh data … ${tenth * 10} %`);
  };
  if (!(await task.run(tell, () => mine !== turn)) || mine !== turn) throw new Dropped();
};

async function show(mine = turn) {
  const wrong = state.filters.map(problem).find(Boolean);
  if (wrong) throw new Told(wrong);
  const get = fetcher(mine);
  const found = await work(get);
  if (mine !== turn) throw new Dropped();
  result = found;
  if (state.page > pages(found)) {
    state = { ...state, page: pages(found) };
    remember(columns, state, true);
  }
  const { page, left } = state.group ? { page: [], left: [] } : await visible(get, found);
  if (mine !== turn) throw new Dropped();
  good = { state, result: found, page };
  notice(root, null);
  draw(left);
}

/** What is asked, as rows or groups; what was asked last is there already. */
async function work(get) {
  const { filters, sort, group } = state;
  const key = JSON.stringify([filters.map(({ column, op, value }) => [column.nama, op, value]), sort, group && [group.by, group.how, group.measure]]);
  if (key === result.key) return result;
  if (group) return { key, rows: null, groups: inOrder(await sources.counted(group, filters, get)) };
  return { key, rows: await rowsOf(filters, sort, get), groups: null };
}

async function rowsOf(filters, sort, get) {
  const kept = filters.length ? await sources.filtered(filters, get) : null;
  if (sort) return sources.ordered(kept, named.get(sort.name), sort.falling, filters, state.page * PAGE, get);
  return kept ? listed(kept) : untouched();
}

const untouched = () => ({ total: sources.rows, at: async (first, last) => Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index) });

function inOrder(groups) {
  const { name, falling } = groupOrder(state);
  const compare = comparer(name === "" ? { tipe: "desimal" } : named.get(state.group.by), falling);
  return groups.sort((a, b) => (name === "" ? compare(a.value, b.value) : compare(a.key, b.key)));
}

/** Time runs forward, everything else has its largest first. */
function groupOrder({ sort, group }) {
  if (sort) return sort;
  return inTime(named.get(group.by)) ? { name: group.by, falling: false } : { name: "", falling: true };
}

const total = ({ groups, rows }) => groups?.length ?? rows.total;
const pages = (found) => Math.max(1, Math.ceil(total(found) / PAGE));
/** First and last place of the page, the last not included. */
const span = ({ page }, found) => [(page - 1) * PAGE, Math.min(page * PAGE, total(found))];

/** Rows of the page with their cells, the cheapest columns first; `left` are the columns that wait. */
async function visible(get, found) {
  const page = await found.rows.at(...span(state, found), get);
  const task = await sources.cells(state.columns, page);
  if (task.cost <= FREE) {
    if (task.cost) await get(task, "Mengambil baris");
    return { page, left: [] };
  }
  return { page, left: await affordable(page, get) };
}

async function affordable(page, get) {
  const costs = await Promise.all(state.columns.map(async (name) => [name, (await sources.cells([name], page)).cost]));
  let sum = 0;
  const now = costs.sort(([, a], [, b]) => a - b).filter(([, cost]) => { sum += cost; return sum <= FREE; }).map(([name]) => name);
  if (now.length) await get(await sources.cells(now, page), "Mengambil baris");
  return costs.map(([name]) => name).filter((name) => !now.includes(name));
}

function draw(left = []) {
  const { state: { columns: chosen, filters, group, page: number }, result: found, page } = good;
  const [first, last] = span(good.state, found);
  const sort = (order, name) => go({ ...state, sort: order, page: 1 }, { name });
  const asked = group && { ...group, by: named.get(group.by), measure: named.get(group.measure) };
  const order = group ? groupOrder(good.state) : good.state.sort;
  const cell = (name, row) => sources.cell(name, row);
  part("table").replaceChildren(asked ? groupView(found.groups.slice(first, last), asked, order, sort) : rowView(page, chosen.map((name) => named.get(name)), cell, order, sort, root.dataset.judul));
  picture();
  const what = asked ? "kelompok" : "baris";
  const from = filters.length ? ` yang cocok, dari ${count(sources.rows)} baris` : "";
  const range = last ? `${count(first + 1)}–${count(last)} dari ${count(total(found))} ${what}` : `Tidak ada ${what}`;
  const besides = good.state.ignored ? " Sebagian alamat halaman ini tidak cocok dengan tabel ini dan diabaikan." : "";
  say(root, `${range}${from}.${besides} Data terunduh ${bytes(sources.line.received)}.`);
  Object.assign(part("page"), { value: number, max: pages(found) });
  part("pages").textContent = count(pages(found));
  part("prev").disabled = number <= 1;
  part("next").disabled = number >= pages(found);
  if (left.length) offer(left, page);
}

/** Groups as a picture, which has another shape on a phone. */
function picture() {
  const { state: { group }, result: { groups } } = good;
  const asked = group && { ...group, by: named.get(group.by), measure: named.get(group.measure) };
  const order = group && groupOrder(good.state);
  part("figure").replaceChildren(...(asked ? figure(groups, asked, order.name === group.by && !order.falling) : []));
}

/** Columns that would cost much for scattered rows wait until they are asked for. */
async function offer(left, page) {
  const task = await sources.cells(left, page);
  const titles = left.map((name) => named.get(name).judul).join(", ");
  notice(root, `Baris-baris ini tersebar di seluruh berkas. Kolom yang belum diambil: ${titles} (${bytes(task.cost)}).`, [
    [`Ambil ${bytes(task.cost)}`, () => { answered(); guarded(async (mine) => { await fetcher(mine, true)(task, "Mengambil baris"); notice(root, null); draw(); }); }],
  ]);
}

// ---- Taking away ----------------------------------------------------------------------------------------

const plainView = ({ filters, sort, group, columns: chosen }) => !filters.length && !sort && !group && chosen.length === columns.length;

/** What stands on the page, whatever is asked meanwhile. */
async function download(mine) {
  if (!good) return;
  const { state: { group, columns: chosen }, result: found } = good;
  // The whole table is there already; nobody needs to put it together again.
  if (plainView(good.state)) return part("seluruh").click();
  const name = `${root.dataset.nama}-pilihan.csv`;
  save(group ? groupLines(group, found) : await rowLines(found, chosen, mine), name);
  notice(root, null);
  say(root, `${count(total(found))} ${group ? "kelompok" : "baris"} disimpan sebagai ${name}. Data terunduh ${bytes(sources.line.received)}.`);
}

function groupLines({ by, how, measure }, { groups }) {
  const head = [by, how === "banyak" ? "banyak_baris" : `${how}_${measure}`];
  return [csvLine(head), ...groups.map((group) => csvLine([group.key, group.value]))];
}

async function rowLines({ rows: { total: many, at } }, chosen, mine) {
  const get = fetcher(mine);
  const rows = await at(0, many, get);
  await get(await sources.cells(chosen, many < sources.rows ? rows : null), `Menyimpan ${count(many)} baris`);
  const parts = [csvLine(chosen)];
  for (let start = 0; start < rows.length; start += 20000) {
    parts.push(rows.slice(start, start + 20000).map((row) => csvLine(chosen.map((column) => sources.cell(column, row)))).join(""));
    await new Promise((resolve) => { setTimeout(resolve); });
    if (mine !== turn) throw new Dropped();
  }
  return parts;
}

async function copyAddress() {
  try {
    await navigator.clipboard.writeText(location.href);
    say(root, "Alamat tampilan ini sudah disalin.");
  } catch {
    say(root, `Alamat tampilan ini: ${location.href}`);
  }
}

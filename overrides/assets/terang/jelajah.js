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
const [LITTLE, HUGE] = [1e6, 1e8];

const root = document.getElementById("t-jelajah");
const part = (name) => root.querySelector(`[data-j="${name}"]`);
const columns = JSON.parse(root.dataset.kolom);
const named = new Map(columns.map((column) => [column.nama, column]));
const sources = new Sources(root, columns);

let state;
let good = null;
let turn = 0;
/** What was asked last: `rows` with `total` and `at(first, last)`, or groups. */
let result = { key: null, rows: null, groups: null };
/** Row numbers of the page that is shown. */
let page = [];

/** Not to be gone on with: another question came, or the reader said no. */
class Dropped extends Error {}
/** Something that the reader is told as it is. */
class Told extends Error {}

export async function start() {
  root.hidden = false;
  document.getElementById("t-jelajah-awal")?.remove();
  bind(root, columns, {
    apply: (asked) => go({ ...state, ...asked, page: 1, sort: asked.group?.by === state.group?.by ? state.sort : null }),
    choose: (chosen) => go({ ...state, columns: chosen }),
    reset: () => go(fresh(columns)),
    page: (number) => go({ ...state, page: number }, "table"),
  });
  part("csv").addEventListener("click", () => guarded(download));
  part("salin").addEventListener("click", copyAddress);
  matchMedia("(max-width: 35em)").addEventListener("change", () => good && draw());
  addEventListener("popstate", () => { state = fromAddress(columns); fill(root, columns, state); guarded(show); });
  state = fromAddress(columns);
  fill(root, columns, state);
  await guarded(show);
}

function go(wanted, focus) {
  state = wanted;
  remember(columns, state);
  fill(root, columns, state);
  return guarded(async (mine) => {
    await show(mine);
    if (focus === "table") part("table").focus();
    else if (focus !== undefined) root.querySelector(`[data-urut="${CSS.escape(focus)}"]`)?.focus();
  });
}

/** Whatever goes wrong ends in a sentence. */
async function guarded(work) {
  const mine = ++turn;
  notice(root, null);
  root.setAttribute("aria-busy", "true");
  try {
    await work(mine).catch(async (error) => {
      if (!(error instanceof RangeIgnored)) throw error;
      await whole(mine);
      await work(mine);
    });
  } catch (error) {
    if (mine !== turn) return;
    if (error instanceof Dropped) return refused();
    if (error instanceof Told) return say(root, error.message, true);
    if (error instanceof Changed) return say(root, "Berkas data sudah diperbarui sejak halaman ini dibuat. Muat ulang halaman ini.", true);
    console.info(error);
    say(root, "Data tidak dapat dibaca. Periksa sambungan Anda lalu muat ulang halaman ini, atau unduh berkasnya.", true);
  } finally {
    if (mine === turn) root.removeAttribute("aria-busy");
  }
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

/** After a no: the last view that stood, or nothing but the sentence. */
function refused() {
  if (good) {
    state = good;
    remember(columns, state, true);
    fill(root, columns, state);
  }
  say(root, good ? "Tidak jadi. Tampilan sebelumnya tetap." : "Tidak jadi diunduh. Data dapat diunduh lewat tautan di atas.");
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
const fetcher = (mine) => async (task, why) => {
  if (task.cost > FREE) await consent(`${why} perlu mengunduh ${bytes(task.cost)}. Lanjut?`, `Unduh ${bytes(task.cost)}`);
  if (mine !== turn) throw new Dropped();
  const tell = (share) => task.cost && mine === turn && say(root, `Mengunduh data … ${Math.round(share * 100)} %`);
  if (!(await task.run(tell, () => mine !== turn)) || mine !== turn) throw new Dropped();
};

async function show(mine = turn) {
  const wrong = state.filters.map(problem).find(Boolean);
  if (wrong) throw new Told(wrong);
  await work(fetcher(mine));
  const left = state.group ? [] : await visible(fetcher(mine));
  if (mine !== turn) return;
  good = state;
  draw(left);
}

/** What is asked, as rows or groups; kept until something else is asked. */
async function work(get) {
  const { filters, sort, group } = state;
  const key = JSON.stringify([filters.map(({ column, op, value }) => [column.nama, op, value]), sort, group && [group.by, group.how, group.measure]]);
  if (key === result.key) return;
  const kept = filters.length ? await sources.filtered(filters, get) : null;
  if (group) result = { key, rows: null, groups: inOrder(await sources.counted(group, kept, get)) };
  else result = { key, rows: await rowsOf(kept, sort, get), groups: null };
}

async function rowsOf(kept, sort, get) {
  if (sort) return sources.ordered(kept, named.get(sort.name), sort.falling, get);
  if (kept) return listed(kept);
  return { total: sources.rows, rows: null, at: async (first, last) => Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index) };
}

function inOrder(groups) {
  const { name, falling } = groupOrder();
  const compare = comparer(name === "" ? { tipe: "desimal" } : named.get(state.group.by), falling);
  return groups.sort((a, b) => (name === "" ? compare(a.value, b.value) : compare(a.key, b.key)));
}

/** Time runs forward, everything else has its largest first. */
function groupOrder() {
  if (state.sort) return state.sort;
  return inTime(named.get(state.group.by)) ? { name: state.group.by, falling: false } : { name: "", falling: true };
}

const total = () => result.groups?.length ?? result.rows.total;
const pages = () => Math.max(1, Math.ceil(total() / PAGE));

/** Cells of the page, the cheapest columns first; returns the columns that were left for later. */
async function visible(get, everything = false) {
  state = { ...state, page: Math.min(state.page, pages()) };
  const first = (state.page - 1) * PAGE;
  page = await result.rows.at(first, Math.min(first + PAGE, total()));
  const task = await sources.cells(state.columns, page);
  if (everything || task.cost <= FREE) {
    if (task.cost) say(root, "Mengambil baris …");
    await task.run(() => {}, () => false);
    return [];
  }
  return affordable(get);
}

async function affordable(get) {
  const costs = await Promise.all(state.columns.map(async (name) => [name, (await sources.cells([name], page)).cost]));
  let sum = 0;
  const now = costs.sort(([, a], [, b]) => a - b).filter(([, cost]) => { sum += cost; return sum <= FREE; }).map(([name]) => name);
  if (now.length) await get(await sources.cells(now, page), "Mengambil baris");
  return costs.map(([name]) => name).filter((name) => !now.includes(name));
}

function draw(left = []) {
  const first = (state.page - 1) * PAGE;
  const last = Math.min(first + PAGE, total());
  const sort = (order, name) => go({ ...state, sort: order, page: 1 }, name);
  const asked = state.group && { ...state.group, by: named.get(state.group.by), measure: named.get(state.group.measure) };
  const chosen = state.columns.map((name) => named.get(name));
  const cell = (name, row) => sources.cell(name, row);
  part("table").replaceChildren(asked ? groupView(result.groups.slice(first, last), asked, groupOrder(), sort) : rowView(page, chosen, cell, state.sort, sort, root.dataset.judul));
  part("figure").replaceChildren(...(asked ? figure(result.groups, asked, groupOrder().name === state.group.by && !groupOrder().falling) : []));
  const what = asked ? "kelompok" : "baris";
  const from = state.filters.length ? ` yang cocok, dari ${count(sources.rows)} baris` : "";
  const range = total() ? `${count(first + 1)}–${count(last)} dari ${count(total())} ${what}` : `Tidak ada ${what}`;
  say(root, `${range}${from}. Data terunduh ${bytes(sources.meter.received)}.`);
  Object.assign(part("page"), { value: state.page, max: pages() });
  part("pages").textContent = count(pages());
  part("prev").disabled = state.page <= 1;
  part("next").disabled = state.page >= pages();
  if (left.length) offer(left);
}

/** Columns that would cost much for scattered rows wait until they are asked for. */
async function offer(left) {
  const cost = bytes((await sources.cells(left, page)).cost);
  const titles = left.map((name) => named.get(name).judul).join(", ");
  notice(root, `Baris-baris ini tersebar di seluruh berkas. Kolom yang belum diambil: ${titles} (${cost}).`, [
    [`Ambil ${cost}`, () => guarded(async (mine) => { await visible(fetcher(mine), true); draw(); })],
  ]);
}

// ---- Taking away ----------------------------------------------------------------------------------------

const plainView = () => !state.filters.length && !state.sort && !state.group && state.columns.length === columns.length;

async function download(mine) {
  if (!good) return;
  // The whole table is there already; nobody needs to put it together again.
  if (plainView()) return part("seluruh").click();
  const name = `${root.dataset.nama}-pilihan.csv`;
  save(state.group ? groupLines() : await rowLines(fetcher(mine), mine), name);
  say(root, `${count(total())} ${state.group ? "kelompok" : "baris"} disimpan sebagai ${name}. Data terunduh ${bytes(sources.meter.received)}.`);
}

function groupLines() {
  const { by, how, measure } = state.group;
  const head = [by, how === "banyak" ? "banyak_baris" : `${how}_${measure}`];
  return [csvLine(head), ...result.groups.map((group) => csvLine([group.key, group.value]))];
}

async function rowLines(get, mine) {
  const rows = await result.rows.at(0, total());
  await get(await sources.cells(state.columns, result.rows.rows ? rows : null), "Menyimpan semua baris ini");
  const parts = [csvLine(state.columns)];
  for (let start = 0; start < rows.length; start += 20000) {
    parts.push(rows.slice(start, start + 20000).map((row) => csvLine(state.columns.map((column) => sources.cell(column, row)))).join(""));
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

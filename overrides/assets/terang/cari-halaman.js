// The page /cari/: facets, order, and an address that gives the same search again.
import { completed, count, make, result } from "./cari.js";
import { unquoted } from "./cari-frasa.js";
import { facets as filters, renew, shown } from "./cari-indeks.js";
import { everything, find, narrowed, newestFirst, proposal } from "./cari-tanya.js";

const FACETS = { jenis: "Jenis", kategori: "Kategori", penerbit: "Penerbit", topik: "Topik", wilayah: "Wilayah", tahun: "Tahun", format: "Format", keadaan: "Keadaan" };
const PAGE = 10;
const SEEN = 4;
const UNCOUNTED = "Saringan tidak dapat dimuat. Coba muat ulang halaman ini.";
const UNREADABLE = "Indeks pencarian tidak dapat dimuat. Periksa sambungan Anda lalu tekan Cari lagi, atau pakai daftar di bawah ini.";
let form;
const part = (name) => form.querySelector(`[data-t="${name}"]`);
let turn = 0;
/** Of which turn the results are that can be seen. */
let seen = 0;
let literal = false;
/** Counts the facets of what was found last. */
let counted;

/** What the address asks for is looked up while the page and its styles are still coming. */
let early = ahead(new URLSearchParams(location.search));
function ahead(wanted) {
  const asked = wanted.get("q")?.trim(), exactly = wanted.has("persis");
  if (!asked) return null;
  const found = find(asked, exactly);
  // look() says what went wrong
  found.then(({ hits }) => Promise.all(hits.slice(0, PAGE).map(({ entry }) => shown(entry)))).catch(() => {});
  return { asked, exactly, found };
}

function answer(asked) {
  const { found } = early?.asked === asked && early.exactly === literal ? early : { found: find(asked, literal) };
  early = null;
  return found;
}

async function start() {
  form = document.getElementById("t-search");
  form.hidden = false;
  restore();
  // What is newest would only be seen until the results are here.
  part("newest").hidden = Boolean(location.search);
  addEventListener("popstate", () => { restore(); search(); });
  let waiting;
  // Asked once, and so told once to who listens.
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); anew(true); });
  form.addEventListener("change", (event) => event.target.type !== "search" && search(true));
  // The address stays that of the search.
  part("skip").addEventListener("click", (event) => { event.preventDefault(); part("results").focus(); });
  part("reset").addEventListener("click", () => { clear(); search(true); });
  form.q.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(anew, 250); });
  part("facets").open = matchMedia("(min-width: 60em)").matches;
  // Those of the single facets do not bubble, but are met on their way down.
  part("facets").addEventListener("toggle", () => showFacets().catch(() => note(UNCOUNTED)), { capture: true });
  if (!location.search) form.q.focus({ preventScroll: true });
  await search();
}

/** Another query: it is understood again, not taken word by word. */
function anew(pushing) {
  literal = false;
  return search(pushing === true);
}

/** The address into the form; chosen facets are kept until their boxes exist. */
let chosen = {};
function restore() {
  const wanted = new URLSearchParams(location.search);
  form.q.value = wanted.get("q") ?? "";
  literal = wanted.has("persis");
  form.urut.value = wanted.get("urut") === "terbaru" ? "terbaru" : "relevansi";
  chosen = Object.fromEntries(Object.keys(FACETS).map((key) => [key, new Set(wanted.getAll(key))]));
  for (const box of form.querySelectorAll("[data-facet]")) box.checked = chosen[box.name].has(box.value);
  for (const key of Object.keys(FACETS)) if (chosen[key].size) boxOf(key).closest("details").open = true;
}

function clear() {
  chosen = Object.fromEntries(Object.keys(FACETS).map((key) => [key, new Set()]));
  for (const box of form.querySelectorAll("[data-facet]")) box.checked = false;
}

/** The boxes say what is chosen, and what the address asked for that has no box yet stays. */
function choices() {
  for (const box of form.querySelectorAll("[data-facet]")) chosen[box.name][box.checked ? "add" : "delete"](box.value);
  return chosen;
}

function remember(pushing) {
  const wanted = new URLSearchParams();
  if (form.q.value.trim()) wanted.set("q", form.q.value.trim());
  for (const [key, values] of Object.entries(chosen)) for (const value of [...values].sort()) wanted.append(key, value);
  if (literal) wanted.set("persis", "");
  if (form.urut.value !== "relevansi") wanted.set("urut", form.urut.value);
  const query = wanted.toString();
  const target = location.pathname + (query ? `?${query}` : "");
  if (target !== location.pathname + location.search) history[pushing ? "pushState" : "replaceState"](null, "", target);
}

async function search(pushing) {
  const mine = ++turn;
  choices();
  remember(pushing === true);
  try {
    await look(mine);
  } catch {
    // The portal may have been published anew since the page was opened.
    if (mine === turn) await renew().then(() => look(mine)).catch(() => mine === turn && failed());
  }
}

/** What is there may stay, and what was found for another question may not. */
function failed() {
  if (seen === turn) return note(UNCOUNTED);
  for (const name of ["order", "changed", "none", "more", "skip"]) part(name).hidden = true;
  part("facets").hidden = !filtering();
  part("results").replaceChildren();
  say(UNREADABLE);
}

const filtering = () => Object.values(chosen).some((values) => values.size);

async function look(mine) {
  const asked = form.q.value.trim();
  const narrow = filtering();
  // Nothing asked: the newest stand in the page already.
  const idle = !asked && !narrow;
  const found = asked ? await answer(asked) : { hits: narrow ? await everything() : [], stems: [], corrected: "" };
  const wanted = Object.fromEntries(Object.entries(FACETS).map(([key, name]) => [name, chosen[key]]));
  const left = narrow ? await narrowed(found.hits, wanted, []) : found;
  // Without a question nothing is more relevant than another, so the newest stand first.
  const hits = form.urut.value === "terbaru" || !asked ? await newestFirst(left.hits) : left.hits;
  const first = await rowsOf(hits, 0, SEEN, found.stems);
  if (mine !== turn) return;
  seen = mine;
  part("newest").hidden = !idle;
  part("none").hidden = idle || (hits.length > 0 && !found.partial);
  part("ways").replaceChildren();
  part("ask").hash = asked && `informasi=${encodeURIComponent(asked)}`;
  // Nothing is left to order or to narrow.
  part("order").hidden = hits.length < 2;
  part("skip").hidden = !hits.length;
  part("facets").hidden = !idle && !found.hits.length && !narrow;
  part("changed").hidden = true;
  if (idle) say("Ketik kata yang dicari, atau pilih saringan.");
  else summarise(hits.length, asked, found, narrow);
  part("results").replaceChildren(...first.map((row) => row.element));
  if (!hits.length && !idle) await offer(mine, asked, found.hits.length);
  // What is not seen at once comes after what is: the other results, sentences, counts of the facets.
  const rows = [...first, ...(await rowsOf(hits, SEEN, PAGE - SEEN, found.stems))];
  if (mine !== turn) return;
  await add(rows, hits, found.stems);
  counted = async (names) => (await narrowed(idle ? await everything() : found.hits, wanted, names)).counts;
  await showFacets();
}

/** Ways on for who finds nothing: without filters, less literal, or other words. */
async function offer(mine, asked, whole) {
  const ways = [];
  if (whole) ways.push(way(`Tampilkan ${count(whole)} hasil tanpa saringan`, asked, clear));
  if (literal) ways.push(way(`Cari juga yang mirip dengan “${asked}”`, asked, () => (literal = false)));
  const other = whole || literal || !asked ? "" : await proposal(asked);
  if (other) ways.push(way(`Mungkin maksud Anda “${other}”?`, other, () => (form.q.value = other)));
  if (mine === turn) part("ways").replaceChildren(...ways);
}

/** A link to another search, which changes only what is asked for here. */
function way(text, asked, change) {
  const link = make("a", { href: `?q=${encodeURIComponent(asked)}` }, text);
  link.addEventListener("click", (event) => { event.preventDefault(); change(); search(true); form.q.focus(); });
  return make("li", {}, link);
}

/** Facets are counted once they are looked at: nothing of the index is larger. */
async function showFacets() {
  const mine = turn;
  if (!counted || !part("facets").open) return;
  const known = await filters();
  for (const [key, name] of Object.entries(FACETS)) boxOf(key).closest("details").hidden = !known.includes(name);
  const open = Object.keys(FACETS).filter((key) => boxOf(key).closest("details").open || chosen[key].size);
  const counts = await counted(open.map((key) => FACETS[key]));
  if (mine === turn) facets(open, counts);
}

const boxOf = (key) => form.querySelector(`[data-t-facet="${key}"]`);
const note = (text) => part("waiting").replaceChildren(text);

function facets(keys, counts) {
  note("");
  for (const key of keys) {
    const box = boxOf(key);
    const none = Object.fromEntries([...chosen[key]].map((value) => [value, 0]));
    const entries = Object.entries({ ...none, ...counts[FACETS[key]] }).filter(([value, number]) => number || chosen[key].has(value));
    entries.sort(key === "tahun" ? ([a], [b]) => b.localeCompare(a) : ([a, m], [b, n]) => n - m || a.localeCompare(b, "id"));
    const focused = box.contains(document.activeElement) && document.activeElement.value;
    const choice = entries.length ? entries.map((entry) => facet(key, entry)) : [make("p", {}, "Tidak ada pilihan.")];
    box.replaceChildren(box.querySelector("legend"), ...choice);
    if (focused) [...box.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
  }
  part("reset").hidden = !filtering();
}

function facet(key, [value, number]) {
  const input = make("input", { type: "checkbox", name: key, value, checked: chosen[key].has(value) });
  input.dataset.facet = "";
  return make("label", {}, input, make("span", {}, value), make("span", {}, count(number)));
}

const rowsOf = (hits, first, number, stems) => Promise.all(hits.slice(first, first + number).map((hit) => result(hit, stems)));

/** The rows at once; sentences and pages as they come. */
async function add(rows, hits, stems) {
  const list = part("results"), button = part("more"), mine = turn;
  list.append(...rows.map((row) => row.element));
  const first = list.childElementCount;
  button.hidden = hits.length <= first;
  button.onclick = async () => {
    const next = await rowsOf(hits, first, PAGE, stems);
    if (mine !== turn) return;
    const added = add(next, hits, stems);
    next[0]?.element.querySelector("a").focus();
    await added;
  };
  await completed(rows);
}

const say = (text) => part("summary").replaceChildren(text);

function summarise(number, asked, { corrected, partial, whole, quoted, read }, narrow) {
  const subject = asked ? ` untuk “${corrected || unquoted(asked)}”` : "";
  const values = narrow ? ` dengan saringan ${Object.values(chosen).flatMap((each) => [...each]).join(", ")}` : "";
  const some = partial ? " Tidak ada yang memuat semua katanya." : whole < number && !narrow ? ` ${count(whole)} di antaranya memuat semua katanya.` : "";
  const other = `Coba kata lain${narrow ? " atau kurangi saringan" : ""}.`;
  const marks = read && !narrow ? ` ${quoted || "Tidak satu pun"} dari ${read} hasil teratas memuat frasa dalam tanda kutip itu.` : "";
  say(number ? `${count(number)} hasil${subject}${values}.${some}${marks}` : `Tidak ada hasil${subject}${values}. ${other}`);
  part("changed").hidden = !corrected;
  if (!corrected) return;
  const exact = new URL(location);
  exact.searchParams.set("persis", "");
  const link = make("a", { href: exact.href }, `Cari persis “${asked}”`);
  link.addEventListener("click", (event) => { event.preventDefault(); literal = true; search(true); form.q.focus(); });
  part("changed").replaceChildren("Menampilkan hasil untuk “", make("b", {}, corrected), "”. ", link);
}

if (document.readyState === "loading") document.addEventListener("readystatechange", start, { once: true });
else start();

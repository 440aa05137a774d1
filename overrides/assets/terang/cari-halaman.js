// The page /cari/: facets, order, and an address that gives the same search again.
import { count, index, make, result } from "./cari.js";

const FACETS = { jenis: "Jenis", kategori: "Kategori", penerbit: "Penerbit", topik: "Topik", tahun: "Tahun", format: "Format" };
const PAGE = 20;
const form = document.getElementById("t-search");
const part = (name) => form.querySelector(`[data-t="${name}"]`);
let turn = 0;

export async function start() {
  form.hidden = false;
  restore();
  addEventListener("popstate", () => { restore(); search(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); search(true); });
  form.addEventListener("change", (event) => event.target.type !== "search" && search(true));
  part("reset").addEventListener("click", () => { clear(); search(true); });
  let waiting;
  form.q.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 250); });
  part("facets").open = matchMedia("(min-width: 60em)").matches;
  try {
    await (await index()).filters();
  } catch {
    return say("Indeks pencarian tidak dapat dimuat. Pakai daftar di bawah ini.");
  }
  if (!location.search) form.q.focus({ preventScroll: true });
  await search();
}

/** The address into the form; chosen facets are kept until their boxes exist. */
let chosen = {};
function restore() {
  const wanted = new URLSearchParams(location.search);
  form.q.value = wanted.get("q") ?? "";
  form.urut.value = wanted.get("urut") === "terbaru" ? "terbaru" : "relevansi";
  chosen = Object.fromEntries(Object.keys(FACETS).map((key) => [key, new Set(wanted.getAll(key))]));
  for (const box of form.querySelectorAll("[data-facet]")) box.checked = chosen[box.name].has(box.value);
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
  if (form.urut.value !== "relevansi") wanted.set("urut", form.urut.value);
  const query = wanted.toString();
  const target = location.pathname + (query ? `?${query}` : "");
  if (target !== location.pathname + location.search) history[pushing ? "pushState" : "replaceState"](null, "", target);
}

async function search(pushing) {
  const mine = ++turn;
  const asked = form.q.value.trim();
  const filters = {};
  for (const [key, values] of Object.entries(choices())) if (values.size) filters[FACETS[key]] = { any: [...values] };
  remember(pushing === true);
  const pagefind = await index();
  // Without a question nothing is more relevant than another, so the newest stand first.
  const sort = form.urut.value === "terbaru" || !asked ? { tanggal: "desc" } : undefined;
  // Nothing asked: the newest stand in the page already, and a search for everything would load the whole index.
  const idle = !asked && !Object.keys(filters).length;
  part("newest").hidden = !idle;
  const found = idle ? { results: [], filters: await pagefind.filters() } : await pagefind.search(asked || null, { filters, sort });
  const open = await alternatives(pagefind, asked, filters, found);
  if (mine !== turn) return;
  facets(open);
  if (idle) say("Ketik kata yang dicari, atau pilih saringan.");
  else summarise(found.results.length, asked);
  part("results").replaceChildren();
  await more(found.results, asked, mine);
}

/** Counts for each facet as if nothing of it were chosen: choices within a facet add up. */
async function alternatives(pagefind, asked, filters, found) {
  const counts = {};
  for (const [key, name] of Object.entries(FACETS)) {
    const others = Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name));
    const seen = filters[name] ? await pagefind.search(asked || null, { filters: others }) : found;
    counts[key] = seen.filters?.[name] ?? {};
  }
  return counts;
}

function facets(counts) {
  for (const key of Object.keys(FACETS)) {
    const box = form.querySelector(`[data-t-facet="${key}"]`);
    const entries = Object.entries(counts[key]).filter(([value, number]) => number || chosen[key].has(value));
    entries.sort(key === "tahun" ? ([a], [b]) => b.localeCompare(a) : ([a, m], [b, n]) => n - m || a.localeCompare(b, "id"));
    const focused = box.contains(document.activeElement) && document.activeElement.value;
    box.closest("details").hidden = !entries.length;
    box.replaceChildren(box.querySelector("legend"), ...entries.map((entry) => facet(key, entry)));
    if (focused) [...box.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
  }
  part("reset").hidden = !Object.values(chosen).some((values) => values.size);
}

function facet(key, [value, number]) {
  const input = make("input", { type: "checkbox", name: key, value, checked: chosen[key].has(value) });
  input.dataset.facet = "";
  return make("label", {}, input, make("span", {}, value), make("span", {}, count(number)));
}

async function more(results, asked, mine) {
  const shown = part("results").childElementCount;
  const pages = await Promise.all(results.slice(shown, shown + PAGE).map((each) => each.data()));
  if (mine !== turn) return;
  const made = pages.map((page) => result(page, asked));
  part("results").append(...made);
  const button = part("more");
  button.hidden = results.length <= shown + PAGE;
  button.onclick = async () => {
    await more(results, asked, turn);
    part("results").children[shown + PAGE]?.querySelector("a").focus();
  };
}

const say = (text) => part("summary").replaceChildren(text);

function summarise(number, asked) {
  const subject = asked ? ` untuk “${asked}”` : "";
  say(number ? `${count(number)} hasil${subject}` : `Tidak ada hasil${subject}. Coba kata lain atau kurangi saringan.`);
}

// The search dialog behind the button in the header (Ctrl K).
import { address, completed, count, make, result } from "./cari.js";
import { unquoted } from "./cari-frasa.js";
import { open as openIndex, renew } from "./cari-indeks.js";
import { find } from "./cari-tanya.js";

const SHOWN = 8;
const PAUSE = 150;
const UNREADABLE = "Indeks pencarian tidak dapat dimuat.";
let dialog;
let turn = 0;

export function open(trigger) {
  dialog ??= build(trigger);
  dialog.showModal();
  dialog.querySelector("input").select();
  openIndex().catch(() => say(UNREADABLE));
}

function build(trigger) {
  const field = make("input", { type: "search", name: "q", placeholder: "Cari dataset, dokumen, layanan …", autocomplete: "off", enterKeyHint: "search" });
  field.setAttribute("aria-label", "Cari di portal ini");
  const close = make("button", { type: "button", className: "t-button" }, "Tutup");
  const form = make("form", { className: "t-dialog__top", action: trigger.href }, field, close);
  form.setAttribute("role", "search");
  const summary = make("p", { className: "t-dialog__summary" }, "Ketik kata yang dicari.");
  summary.setAttribute("role", "status");
  const body = make("div", { className: "t-dialog__body" }, summary, make("ol", { className: "t-results" }), make("p", { className: "t-dialog__more" }));
  const made = make("dialog", { className: "t-dialog" }, form, body);
  made.setAttribute("aria-label", "Pencarian");
  close.addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => event.target === made && made.close());
  made.addEventListener("close", () => trigger.focus());
  made.addEventListener("keydown", walk);
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => answer(field.value.trim()), PAUSE);
  });
  document.body.append(made);
  return made;
}

/** Arrow keys go from the field through the results and back. */
function walk(event) {
  if (event.key === "Escape") {
    // A search field would only empty itself.
    event.preventDefault();
    dialog.close();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const stops = [...dialog.querySelectorAll("input, .t-results a, .t-dialog__all")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  next?.focus();
}

const say = (text) => dialog.querySelector("[role=status]").replaceChildren(text);

/** Once more where the portal was published anew since the page was opened. */
function answer(asked) {
  return ask(asked).catch(() => renew().then(() => ask(asked))).catch(() => say(UNREADABLE));
}

async function ask(asked) {
  const mine = ++turn;
  const [list, more] = [dialog.querySelector(".t-results"), dialog.querySelector(".t-dialog__more")];
  if (!asked) {
    list.replaceChildren();
    more.replaceChildren();
    return say("Ketik kata yang dicari.");
  }
  const { hits, stems, corrected } = await find(asked);
  const rows = await Promise.all(hits.slice(0, SHOWN).map((hit) => result(hit, stems, true)));
  if (mine !== turn) return;
  list.replaceChildren(...rows.map((row) => row.element));
  say(hits.length ? `Ditemukan ${count(hits.length)} hasil${corrected ? ` untuk “${corrected}”` : ""}.` : `Tidak ada hasil untuk “${unquoted(asked)}”.`);
  const all = address("cari/");
  all.searchParams.set("q", asked);
  more.replaceChildren(make("a", { className: "t-dialog__all", href: all.href }, "Buka halaman pencarian: saring dan urutkan"));
  await completed(rows);
}

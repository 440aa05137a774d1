// The address that gives a view again, and the view that an address asks for.
import { AGGREGATES, OPERATORS, family } from "./jelajah-olah.js";

export const fresh = (columns) => ({ columns: columns.map((column) => column.nama), filters: [], sort: null, group: null, page: 1, ignored: false });

/** Whatever in the address does not fit this table is left out; `ignored` says whether anything was. */
export function fromAddress(columns) {
  const named = new Map(columns.map((column) => [column.nama, column]));
  const wanted = new URLSearchParams(location.search);
  const names = wanted.getAll("kolom").flatMap((text) => (named.has(text) ? [text] : text.split(",")));
  const chosen = [...new Set(names)].filter((name) => named.has(name));
  const filters = wanted.getAll("saring").flatMap((text) => filterOf(text, columns));
  const group = groupOf(wanted, named);
  const sort = sortOf(wanted.get("urut"), group, named);
  const page = /^[1-9]\d{0,9}$/.test(wanted.get("hal") ?? "1") ? Number(wanted.get("hal") ?? 1) : 0;
  const ignored = !page || names.some((name) => !named.has(name)) || filters.length < wanted.getAll("saring").length
    || (wanted.has("kelompok") && !group) || (wanted.has("urut") && !sort);
  return { columns: chosen.length ? chosen : fresh(columns).columns, filters, group, sort, page: page || 1, ignored };
}

/** `KOLOM~OP~NILAI`; names may hold a tilde, too. */
function filterOf(text, columns) {
  for (const column of columns) {
    if (!text.startsWith(`${column.nama}~`)) continue;
    const [op, ...value] = text.slice(column.nama.length + 1).split("~");
    if (Object.hasOwn(OPERATORS, op) && OPERATORS[op].families.includes(family(column))) return [{ column, op, value: value.join("~") }];
  }
  return [];
}

function groupOf(wanted, named) {
  const by = wanted.get("kelompok");
  const [how, ...name] = (wanted.get("hitung") ?? "banyak").split("~");
  const measure = name.join("~");
  if (!named.has(by) || !Object.hasOwn(AGGREGATES, how)) return null;
  if (how === "banyak") return { by, how, measure: null };
  return named.has(measure) && family(named.get(measure)) === "angka" ? { by, how, measure } : null;
}

/** Groups are sorted by their name or, under the empty name, by what was counted. */
function sortOf(order, group, named) {
  if (order === null) return null;
  const name = order.replace(/^-/, "");
  const fits = group ? name === "" || name === group.by : named.has(name);
  return fits ? { name, falling: order.startsWith("-") } : null;
}

export function remember(columns, state, replacing) {
  const query = new URLSearchParams();
  for (const { column, op, value } of state.filters) query.append("saring", `${column.nama}~${op}~${value}`);
  // A name may hold a comma.
  const parted = columns.some(({ nama }) => nama.includes(","));
  if (state.columns.length !== columns.length) for (const names of parted ? state.columns : [state.columns.join(",")]) query.append("kolom", names);
  if (state.group) {
    query.set("kelompok", state.group.by);
    if (state.group.how !== "banyak") query.set("hitung", `${state.group.how}~${state.group.measure}`);
  }
  if (state.sort) query.set("urut", `${state.sort.falling ? "-" : ""}${state.sort.name}`);
  if (state.page > 1) query.set("hal", state.page);
  const text = query.toString();
  const target = location.pathname + (text ? `?${text}` : "");
  if (target !== location.pathname + location.search) history[replacing ? "replaceState" : "pushState"](null, "", target);
}

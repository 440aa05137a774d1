// The address that gives a view again, and the view that an address asks for.
import { AGGREGATES, OPERATORS, family } from "./jelajah-olah.js";

export const fresh = (columns) => ({ columns: columns.map((column) => column.nama), filters: [], sort: null, group: null, page: 1 });

/** Whatever in the address does not fit this table is left out. */
export function fromAddress(columns) {
  const named = new Map(columns.map((column) => [column.nama, column]));
  const wanted = new URLSearchParams(location.search);
  const chosen = [...new Set((wanted.get("kolom") ?? "").split(","))].filter((name) => named.has(name));
  const filters = wanted.getAll("saring").map((text) => {
    const [name, op, ...rest] = text.split("~");
    return { column: named.get(name), op, value: rest.join("~") };
  }).filter(({ column, op }) => column && Object.hasOwn(OPERATORS, op) && OPERATORS[op].families.includes(family(column)));
  const group = groupOf(wanted, named);
  return {
    columns: chosen.length ? chosen : fresh(columns).columns, filters, group,
    sort: sortOf(wanted.get("urut"), group, named),
    page: Math.max(1, Number.parseInt(wanted.get("hal"), 10) || 1),
  };
}

function groupOf(wanted, named) {
  const by = wanted.get("kelompok");
  const [how, measure] = (wanted.get("hitung") ?? "banyak").split("~");
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
  if (state.columns.length !== columns.length) query.set("kolom", state.columns.join(","));
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

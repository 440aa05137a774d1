// Bars or a line of a grouped table, as an SVG that is one picture with a name; the table is beside it.

const SVG = "http://www.w3.org/2000/svg";
const MOST = 40;
/** Moments of a line; more of them would be a grey block and minutes of the reader's time. */
const MOST_MOMENTS = 5000;

/** Moments from which on dots would hide the line; they still tell their values. */
const CROWD = 300;

const make = (name, attributes, text) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
};

/** About how much room the longest of some texts takes. */
const wide = (texts, font) => Math.max(...texts.map((text) => text.length)) * font * 0.52;
const cut = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** When a value of a time column was, as a number that grows evenly; NaN where it tells no time. */
export const moment = (value, yearly) => (yearly ? Number(value) : Date.parse(value));

/** `points`: [{label, value, shown, at}]; `line` where they follow each other in time, which `at` measures. */
export function chart(points, title, line, narrow) {
  const known = points.filter((point) => point.value !== null);
  if (line && known.length > MOST_MOMENTS) return { picture: null, left: known.length };
  const drawn = line ? known : known.slice(0, MOST);
  const picture = line && drawn.length > 1 ? lines(points, drawn, narrow) : bars(drawn, narrow);
  picture.setAttribute("role", "img");
  picture.setAttribute("class", "t-chart");
  picture.prepend(make("title", {}, title));
  return { picture, left: known.length - drawn.length };
}

function bars(points, narrow) {
  const width = narrow ? 340 : 720;
  const font = narrow ? 12 : 13;
  const names = Math.min(narrow ? 110 : 220, 14 + wide(points.map((point) => point.label), font));
  const room = Math.min(width - names - 60, 14 + wide(points.map((point) => point.shown), font));
  const low = Math.min(0, ...points.map((point) => point.value));
  const high = Math.max(0, ...points.map((point) => point.value)) || 1;
  const at = (value) => names + ((value - low) / (high - low)) * (width - names - room);
  const picture = make("svg", { viewBox: `0 0 ${width} ${points.length * 26 + 8}`, "font-size": font });
  points.forEach((point, index) => {
    const y = index * 26 + 4;
    const left = Math.min(at(0), at(point.value));
    const bar = make("rect", { x: left, y: y + 3, height: 18, width: Math.max(1, Math.abs(at(point.value) - at(0))), fill: "var(--t-seri-1)" });
    bar.append(make("title", {}, `${point.label}: ${point.shown}`));
    picture.append(
      make("text", { x: names - 8, y: y + 17, "text-anchor": "end", fill: "currentColor" }, cut(point.label, Math.floor((names - 8) / (font * 0.52)))),
      bar,
      make("text", { x: Math.max(at(0), at(point.value)) + 6, y: y + 17, fill: "currentColor" }, point.shown),
    );
  });
  return picture;
}

/** Smallest and largest as they are where they have room, else rounded as far as they stay different. */
function endLabels(values, points, letters) {
  const full = values.map((value) => points.find((point) => point.value === value).shown);
  if (full.every((text) => text.length <= letters)) return full;
  for (let digits = 3; digits < 8; digits++) {
    const form = new Intl.NumberFormat("id", { notation: "compact", compactDisplay: letters > 10 ? "long" : "short", maximumSignificantDigits: digits });
    const short = values.map((value) => form.format(value));
    if (values[0] === values[1] || short[0] !== short[1]) return short;
  }
  return full;
}

/** Places across: as far apart as the times are, or evenly where one of them tells no time. */
function across(points, left, right) {
  const times = points.map((point) => point.at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const even = !(last > first);
  const places = new Map(points.map((point, index) => [point, left + (even ? index / (points.length - 1) : (point.at - first) / (last - first)) * (right - left)]));
  return (point) => places.get(point);
}

/** One stroke for each run of known values: what is missing stays a gap. */
function strokes(all, x, y) {
  let pen = "M";
  return all.map((point) => {
    const step = point.value === null ? "" : `${pen}${x(point).toFixed(1)},${y(point.value).toFixed(1)}`;
    pen = point.value === null ? "M" : "L";
    return step;
  }).join("");
}

/** Labels of the last point and of those before it that have room. */
function labels(points, x, width, font) {
  let free = Infinity;
  return [...points].reverse().flatMap((point) => {
    const text = cut(point.label, 16);
    const half = text.length * font * 0.28;
    const middle = Math.min(x(point), width - half - 2);
    if (middle + half > free) return [];
    free = middle - half - 10;
    return [make("text", { x: middle.toFixed(1), "text-anchor": "middle", fill: "currentColor" }, text)];
  });
}

/** `all` with gaps, `points` without. */
function lines(all, points, narrow) {
  const [width, height, font] = narrow ? [340, 240, 12] : [720, 300, 13];
  const below = 34;
  const values = points.map((point) => point.value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const ends = endLabels([low, high], points, narrow ? 10 : 16);
  const left = 20 + wide(ends, font);
  const x = across(points, left, width - 30);
  const y = (value) => (high > low ? 14 + ((high - value) / (high - low)) * (height - below - 24) : height / 2);
  const picture = make("svg", { viewBox: `0 0 ${width} ${height}`, "font-size": font });
  for (const [value, shown] of new Map([[low, ends[0]], [high, ends[1]]])) {
    picture.append(
      make("line", { x1: left, x2: width - 20, y1: y(value), y2: y(value), stroke: "currentColor", "stroke-opacity": 0.2 }),
      make("text", { x: left - 10, y: y(value) + 4, "text-anchor": "end", fill: "currentColor" }, shown),
    );
  }
  picture.append(make("path", { d: strokes(all, x, y), fill: "none", stroke: "var(--t-seri-1)", "stroke-width": points.length > CROWD ? 1.2 : 2.5 }));
  for (const point of points) {
    const dot = make("circle", { cx: x(point).toFixed(1), cy: y(point.value).toFixed(1), r: points.length > 60 ? 2 : 4, fill: points.length > CROWD ? "transparent" : "var(--t-seri-1)" });
    dot.append(make("title", {}, `${point.label}: ${point.shown}`));
    picture.append(dot);
  }
  for (const text of labels(points, x, width, font)) {
    text.setAttribute("y", height - 8);
    picture.append(text);
  }
  return picture;
}

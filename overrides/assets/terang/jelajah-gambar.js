// Bars or a line of a grouped table, as an SVG that is one picture with a name; the table is beside it.

const SVG = "http://www.w3.org/2000/svg";
const MOST = 40;

const make = (name, attributes, text) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
};

const cut = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** `points`: [{label, value, shown}]; `line` where they follow each other in time. */
export function chart(points, title, line, narrow) {
  const known = points.filter((point) => point.value !== null);
  const drawn = (line ? known : known.slice(0, MOST));
  const picture = line && drawn.length > 1 ? lines(drawn, narrow) : bars(drawn, narrow);
  picture.setAttribute("role", "img");
  picture.setAttribute("class", "t-chart");
  picture.prepend(make("title", {}, title));
  return { picture, left: known.length - drawn.length };
}

function bars(points, narrow) {
  const width = narrow ? 340 : 720;
  const font = narrow ? 12 : 13;
  const names = narrow ? 110 : 220;
  const room = narrow ? 78 : 120;
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
      make("text", { x: names - 8, y: y + 17, "text-anchor": "end", fill: "currentColor" }, cut(point.label, names / 7)),
      bar,
      make("text", { x: Math.max(at(0), at(point.value)) + 6, y: y + 17, fill: "currentColor" }, point.shown),
    );
  });
  return picture;
}

function lines(points, narrow) {
  const [width, height, font] = narrow ? [340, 240, 12] : [720, 300, 13];
  const [left, below] = narrow ? [66, 34] : [100, 34];
  const values = points.map((point) => point.value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const x = (index) => left + (index / (points.length - 1)) * (width - left - 30);
  const y = (value) => (high > low ? 14 + ((high - value) / (high - low)) * (height - below - 24) : height / 2);
  const picture = make("svg", { viewBox: `0 0 ${width} ${height}`, "font-size": font });
  for (const value of new Set([low, high])) {
    const shown = points.find((point) => point.value === value).shown;
    picture.append(
      make("line", { x1: left, x2: width - 20, y1: y(value), y2: y(value), stroke: "currentColor", "stroke-opacity": 0.2 }),
      make("text", { x: left - 10, y: y(value) + 4, "text-anchor": "end", fill: "currentColor" }, shown),
    );
  }
  const path = points.map((point, index) => `${x(index).toFixed(1)},${y(point.value).toFixed(1)}`).join(" ");
  picture.append(make("polyline", { points: path, fill: "none", stroke: "var(--t-seri-1)", "stroke-width": 2.5 }));
  const step = Math.ceil(points.length / (narrow ? 4 : 9));
  points.forEach((point, index) => {
    const dot = make("circle", { cx: x(index).toFixed(1), cy: y(point.value).toFixed(1), r: points.length > 60 ? 2 : 4, fill: "var(--t-seri-1)" });
    dot.append(make("title", {}, `${point.label}: ${point.shown}`));
    picture.append(dot);
    if ((points.length - 1 - index) % step === 0) {
      picture.append(make("text", { x: x(index).toFixed(1), y: height - 8, "text-anchor": "middle", fill: "currentColor" }, cut(point.label, 14)));
    }
  });
  return picture;
}

// A map is one stop of the keyboard, and the arrows walk from area to area. Without this file every area is a stop.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const HINT = "Tombol panah berpindah ke wilayah lain.";

export function start() {
  document.querySelectorAll(".t-map").forEach(walkable);
}

function walkable(map, number) {
  const areas = [...map.querySelectorAll(".t-map__area")];
  if (areas.length < 2) return;
  const hint = document.createElement("p");
  hint.className = "t-map__hint";
  hint.id = `t-peta-${number + 1}`;
  hint.textContent = HINT;
  map.after(hint);
  map.setAttribute("aria-describedby", hint.id);
  const stop = (chosen) => areas.forEach((area) => area.setAttribute("tabindex", area === chosen ? "0" : "-1"));
  stop(areas[0]);
  map.addEventListener("focusin", ({ target }) => { if (areas.includes(target)) stop(target); });
  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = event.key === "Home" ? areas[0] : event.key === "End" ? areas.at(-1) : WAYS[event.key] && beside(event.target, areas, WAYS[event.key]);
    if (next === undefined) return;
    event.preventDefault();
    next?.focus();
  });
}

/** The nearest area on that side; what lies off the way counts double. null where the map ends. */
function beside(here, areas, [x, y]) {
  const from = middle(here);
  let [found, least] = [null, Infinity];
  for (const area of areas) {
    const to = middle(area);
    const [across, down] = [to.x - from.x, to.y - from.y];
    const ahead = across * x + down * y;
    const aside = Math.abs(across * y) + Math.abs(down * x);
    if (area !== here && ahead > 1 && ahead + 2 * aside < least) [found, least] = [area, ahead + 2 * aside];
  }
  return found;
}

function middle(area) {
  const box = area.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

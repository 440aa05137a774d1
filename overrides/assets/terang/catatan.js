// The log's filters combined: events of a year are asked for when somebody filters, and no others.
(() => {
  "use strict";
  const form = document.querySelector("form[data-catatan]");
  const still = document.querySelector("[data-catatan-isi]");
  if (!form || !still) return;
  const make = (tag, properties, ...inside) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  };
  const STEP = 50;
  const COLUMNS = { Peristiwa: 1, Jenis: 2, Kategori: 6, Penerbit: 7 };
  // The choices are those of the links that stand here without a script; one of them may be this page.
  const links = document.querySelector("[data-catatan-tautan]");
  const choices = {};
  let [row, own] = ["", ""];
  links.querySelectorAll("nav a").forEach((link) => {
    const label = link.closest("nav").getAttribute("aria-label");
    const value = link.href.replace(/\/$/, "").split("/").pop();
    const into = choices[label] ||= [];
    if (value === "perubahan") return;
    into.push([value, link.firstChild.textContent.trim()]);
    if (link.hasAttribute("aria-current")) [row, own] = [label, value];
  });
  const words = Object.fromEntries(Object.entries(choices).map(([label, all]) => [label, new Map(all)]));
  const day = new Intl.DateTimeFormat("id", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const field = (label, name, options) => {
    const select = make("select", { name });
    select.append(...options.map(([value, text]) => new Option(text, value)));
    form.append(make("label", {}, label, select));
    return select;
  };
  const fields = Object.entries(choices).map(([label, all]) => [label, field(label, label.toLowerCase(), [["", "Semua"], ...all])]);
  const span = field("Kurun", "hari", [["", "Semua"], ["7", "7 hari terakhir"], ["30", "30 hari terakhir"], ["365", "Setahun terakhir"]]);
  const said = make("output", {});
  const reset = make("button", { type: "button", className: "t-button", textContent: "Hapus saringan", hidden: true });
  const list = make("ul", { className: "t-log", hidden: true });
  const more = make("button", { type: "button", className: "t-button", textContent: "Tampilkan lagi", hidden: true });
  form.append(make("div", { className: "t-combine__said" }, said, reset));
  still.after(list, more);
  links.hidden = true;
  form.hidden = false;

  const years = new Map();
  const ask = (year) => {
    if (!years.has(year)) {
      const asked = fetch(`${form.dataset.dasar}perubahan/peristiwa-${year}.json`).then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      });
      asked.catch(() => years.delete(year));
      years.set(year, asked);
    }
    return years.get(year);
  };
  const line = ([when, type, kind, slug, title, note]) => {
    const time = make("time", { dateTime: when, textContent: day.format(new Date(`${when}T00:00:00Z`)) });
    const badge = make("span", { className: `t-badge t-badge--${type}`, textContent: words.Peristiwa.get(type) || type });
    const link = make("a", { href: `${form.dataset.dasar}${kind}/${slug}/`, textContent: title });
    const told = make("span", { className: "t-tree__short", textContent: words.Jenis.get(kind) || kind });
    const inside = make("div", {}, badge, " ", link, " ", told);
    if (note) inside.append(make("p", { textContent: note }));
    return make("li", {}, time, inside);
  };
  const isAsWritten = () => !span.value && fields.every(([label, select]) => select.value === (label === row ? own : ""));

  let found = [];
  let turn = 0;
  const show = (count) => {
    list.replaceChildren(...found.slice(0, count).map(line));
    more.hidden = found.length <= count;
  };
  const filter = async () => {
    const mine = ++turn;
    const asWritten = isAsWritten();
    still.hidden = !asWritten;
    list.hidden = asWritten;
    reset.hidden = asWritten;
    more.hidden = true;
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", asWritten ? location.pathname : `?${query}`);
    said.textContent = "";
    if (asWritten) return;
    said.textContent = "Mencari …";
    // Days are of Pekanbaru, seven hours ahead of UTC.
    const since = span.value ? new Date(Date.now() + 7 * 36e5 - span.value * 864e5).toISOString().slice(0, 10) : "";
    const fits = (event) => event[0] >= since && fields.every(([label, select]) => !select.value || event[COLUMNS[label]] === select.value);
    const wanted = form.dataset.tahun.split(" ").filter((year) => year >= since.slice(0, 4));
    try {
      const all = await Promise.all(wanted.map(ask));
      if (mine !== turn) return;
      found = all.flat().filter(fits);
      said.textContent = found.length ? `${found.length.toLocaleString("id")} perubahan cocok` : "Tidak ada perubahan yang cocok.";
      show(STEP);
    } catch {
      if (mine !== turn) return;
      found = [];
      show(STEP);
      said.textContent = "Catatan tidak dapat diambil. Periksa sambungan, lalu coba lagi.";
    }
  };
  const start = new URLSearchParams(location.search);
  const controls = [...fields, ["Kurun", span]];
  controls.forEach(([label, select]) => { select.value = start.has(select.name) ? start.get(select.name) : (!start.size && label === row ? own : ""); if (select.selectedIndex < 0) select.value = ""; });
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => {
    controls.forEach(([label, select]) => { select.value = label === row ? own : ""; });
    filter();
    fields[0][1].focus();
  });
  more.addEventListener("click", () => {
    const shown = list.children.length;
    show(shown + STEP);
    list.children[shown].querySelector("a").focus();
  });
  if (start.size) filter();
})();

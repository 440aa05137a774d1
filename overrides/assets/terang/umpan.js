// Choosing feeds: tick, get one address. Reads only this site's own feeds; the choice is in the address.
(() => {
  "use strict";
  const panel = document.querySelector("[data-pilihan]");
  if (!panel) return;
  const root = new URL(panel.dataset.pilihan, location.href);
  const make = (name, words, parent, more = {}) => {
    const made = Object.assign(document.createElement(name), more);
    if (words) made.textContent = words;
    parent.append(made);
    return made;
  };
  const boxes = [...document.querySelectorAll("li[data-umpan]")].map((line, number) => {
    const link = line.querySelector("a");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", value: line.dataset.umpan, id: `umpan-${number}` });
    box.dataset.jenis = line.dataset.kelompok;
    box.dataset.gabungan = line.dataset.gabungan || "";
    box.dataset.judul = link.textContent;
    box.setAttribute("aria-label", `Ikuti ${link.textContent}`);
    line.prepend(box);
    return box;
  });
  const said = make("p", "", panel, { className: "t-pick__said" });
  said.setAttribute("role", "status");
  const field = make("input", "", panel, { type: "text", readOnly: true, className: "t-pick__address" });
  field.setAttribute("aria-label", "Alamat pilihan Anda");
  const tools = make("div", "", panel, { className: "t-pick__tools" });
  const copy = make("button", "Salin alamat", tools, { type: "button" });
  const read = make("button", "Baca di sini", tools, { type: "button" });
  const opml = make("a", "Unduh OPML", tools, { href: "#", download: "pilihan.opml" });
  const clear = make("button", "Kosongkan", tools, { type: "button" });
  const list = make("ul", "", panel, { className: "t-log" });
  panel.hidden = false;

  const chosen = () => boxes.filter((box) => box.checked);
  // Feeds of two things at once lie ready for a publisher with a kind, a category or a type of change.
  const single = (picks) => {
    if (picks.length === 1) return `${picks[0].value}rss.xml`;
    const office = picks.find((box) => box.dataset.jenis === "Organisasi");
    const other = picks.find((box) => ["Jenis", "Kategori", "Perubahan"].includes(box.dataset.jenis));
    if (picks.length !== 2 || !office || !other) return "";
    const half = other.value.split("/").filter(Boolean).pop();
    const ready = (office.dataset.gabungan || "").split(" ").includes(half);
    return ready ? `umpan/gabungan/${office.value.split("/")[1]}/${half}/atom.xml` : "";
  };
  const page = (picks) => {
    const here = new URL(location.pathname, location.href);
    if (picks.length) here.searchParams.set("pilih", picks.map((box) => box.value || "/").join(" "));
    return here;
  };
  const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  const outline = (box) => {
    const words = escaped(box.dataset.judul);
    return `<outline type="rss" text="${words}" title="${words}" xmlUrl="${escaped(new URL(`${box.value}rss.xml`, root).href)}"/>`;
  };
  let blob = "";
  const show = () => {
    const picks = chosen();
    const feed = single(picks);
    const one = feed ? new URL(feed, root).href : page(picks).href;
    field.value = picks.length ? one : "";
    [field, tools].forEach((each) => { each.hidden = !picks.length; });
    list.replaceChildren();
    said.textContent = !picks.length ? "Centang satu atau beberapa umpan di bawah."
      : feed ? `${picks.length} dipilih. Tempel alamat ini di aplikasi pembaca umpan:`
        : `${picks.length} dipilih. Untuk gabungan ini belum ada satu umpan jadi: simpan alamat halaman ini untuk membacanya di sini, atau unduh OPML untuk aplikasi pembaca.`;
    if (blob) URL.revokeObjectURL(blob);
    blob = URL.createObjectURL(new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head><title>${escaped(document.title)}</title></head><body>${picks.map(outline).join("")}</body></opml>\n`], { type: "text/x-opml" }));
    opml.href = blob;
    history.replaceState(null, "", page(picks));
  };
  // Within one group any will do, between groups all must hold: (Dataset or Dokumen) and Dinas Kesehatan.
  // The feed of everything narrows nothing, but its newest fifty would leave out the others' older ones.
  const merged = async (picks) => {
    const groups = new Map();
    const narrower = picks.filter((box) => box.value);
    await Promise.all((narrower.length ? narrower : picks).map(async (box) => {
      const answer = await fetch(new URL(`${box.value}feed.json`, root));
      if (!answer.ok) throw new Error(answer.status);
      const group = groups.get(box.dataset.jenis) || new Map();
      groups.set(box.dataset.jenis, group);
      (await answer.json()).items.forEach((each) => group.set(each.id, each));
    }));
    const [first, ...others] = [...groups.values()];
    return [...first.values()].filter((each) => others.every((group) => group.has(each.id)))
      .sort((a, b) => b.date_published.localeCompare(a.date_published));
  };
  const day = new Intl.DateTimeFormat("id", { dateStyle: "long", timeZone: "UTC" });
  const draw = async () => {
    const picks = chosen();
    if (!picks.length) return;
    try {
      const found = await merged(picks);
      list.replaceChildren(...found.slice(0, 50).map((each) => {
        const line = document.createElement("li");
        make("time", day.format(new Date(each.date_published)), line, { dateTime: each.date_published });
        const body = make("div", "", line);
        make("a", each.title, body, { href: each.url });
        if (each.summary) make("p", each.summary, body);
        return line;
      }));
      said.textContent = found.length ? `${Math.min(found.length, 50)} kabar, dari yang terbaru di tiap umpan.` : "Belum ada kabar yang cocok di antara yang terbaru.";
    } catch {
      said.textContent = "Umpannya tidak dapat diambil. Coba lagi sebentar lagi.";
    }
  };
  boxes.forEach((box) => box.addEventListener("change", show));
  clear.addEventListener("click", () => { boxes.forEach((box) => { box.checked = false; }); show(); boxes[0].focus(); });
  read.addEventListener("click", draw);
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      copy.textContent = "Tersalin";
    } catch {
      field.select();
    }
  });
  field.addEventListener("focus", () => field.select());
  const given = (new URLSearchParams(location.search).get("pilih") || "").split(" ").filter(Boolean);
  boxes.forEach((box) => { box.checked = given.includes(box.value || "/"); });
  boxes.filter((box) => box.checked).forEach((box) => { const more = box.closest("details"); if (more) more.open = true; });
  show();
  if (given.length) draw();
})();

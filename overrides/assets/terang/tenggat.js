// The calculator of /permohonan/tenggat/: working days as generator/calendar_id.py counts them.
(() => {
  "use strict";
  const form = document.querySelector("form[data-tenggat]");
  if (!form) return;
  const [event, start, said] = [form.querySelector("select"), form.querySelector("input"), form.querySelector("output")];
  const free = new Set(form.dataset.libur.split(" "));
  const known = new Set(form.dataset.tahun.split(" "));
  const written = new Intl.DateTimeFormat("id", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const iso = (day) => day.toISOString().slice(0, 10);
  const isFree = (day) => [0, 6].includes(day.getUTCDay()) || free.has(iso(day)) || free.has(iso(day).slice(5));
  const after = (first, count) => {
    const day = new Date(first);
    for (let left = count; left > 0;) {
      day.setUTCDate(day.getUTCDate() + 1);
      if (!isFree(day)) left -= 1;
    }
    return day;
  };
  const line = (words) => Object.assign(document.createElement("p"), { textContent: words });
  const show = () => {
    said.replaceChildren();
    if (!start.value || !start.validity.valid) return;
    const first = new Date(`${start.value}T00:00:00Z`);
    const ends = [...event.value.matchAll(/([^:]+):(\d+) ?/g)].map(([, words, count]) => [words, Number(count), after(first, Number(count))]);
    said.append(...ends.map(([words, count, day]) => line(`${words}: paling lambat ${written.format(day)} (${count} hari kerja)`)));
    const years = new Set([first, ...ends.map(([, , day]) => day)].map((day) => iso(day).slice(0, 4)));
    const missing = [...years].filter((year) => !known.has(year));
    if (missing.length) said.append(line(`Hari raya yang berpindah tanggal tahun ${missing.join(" dan ")} belum dimuat, jadi tanggal ini dapat terlalu awal.`));
  };
  form.addEventListener("submit", (stop) => stop.preventDefault());
  form.addEventListener("input", show);
  form.hidden = false;
  show();
})();

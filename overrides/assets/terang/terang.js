// The frame: menu, theme, and the search dialog, whose code is fetched when it is first wanted.
(() => {
  const root = document.documentElement;
  const here = document.currentScript.src;

  const menu = document.querySelector("[data-t-menu]");
  const fold = (open) => {
    const now = document.getElementById("t-nav").classList.toggle("t-nav--open", open);
    menu.setAttribute("aria-expanded", String(now));
  };
  menu?.addEventListener("click", () => fold());
  menu?.closest("header")?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.getAttribute("aria-expanded") !== "true") return;
    fold(false);
    menu.focus();
  });

  const switches = document.querySelectorAll("[data-t-theme]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.tema ? root.dataset.tema === "gelap" : system.matches);
  const show = () => switches.forEach((button) => button.setAttribute("aria-pressed", String(dark())));
  const change = () => {
    root.dataset.tema = dark() ? "terang" : "gelap";
    try { localStorage.setItem("terang-tema", root.dataset.tema); } catch { /* lasts for this page only */ }
    show();
  };
  switches.forEach((button) => button.addEventListener("click", change));
  system.addEventListener("change", show);
  show();

  // A table that goes on beyond its frame says so; on a phone no scroll bar does.
  const tell = (frame) => frame.classList.toggle("t-table--more", frame.scrollWidth - frame.scrollLeft > frame.clientWidth + 1);
  const sizes = new ResizeObserver((seen) => seen.forEach(({ target }) => tell(target)));
  document.querySelectorAll(".t-table").forEach((frame) => {
    sizes.observe(frame);
    frame.addEventListener("scroll", () => tell(frame), { passive: true });
  });

  const trigger = document.querySelector("[data-t-search]");
  const search = () =>
    import(new URL("cari-dialog.js", here).href).then(
      (module) => module.open(trigger),
      () => location.assign(trigger.href),
    );
  trigger?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || document.getElementById("t-search")) return;
    event.preventDefault();
    search();
  });
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k" || event.altKey) return;
    event.preventDefault();
    const field = document.querySelector("#t-search input[type=search]");
    if (field) field.focus();
    else search();
  });

  // Who puts the cursor into a search field will ask: what every query needs is on its way while they type.
  const warm = () => document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: new URL("cari-satu.js", here).href }));
  document.querySelector(".t-find input")?.addEventListener("focus", warm, { once: true });

  if (document.getElementById("t-jelajah")) import(new URL("jelajah.js", here).href).then((page) => page.start());
  if (document.querySelector(".t-map")) import(new URL("peta.js", here).href).then((page) => page.start());
  if (document.querySelector("table.t-rows, [data-salin]")) import(new URL("tabel.js", here).href).then((page) => page.start());
})();

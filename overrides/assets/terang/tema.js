// Runs before the first paint, so that a chosen theme never flashes.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  root.classList.add("t-js");
  try {
    const chosen = localStorage.getItem("terang-tema");
    if (chosen === "gelap" || chosen === "terang") root.dataset.tema = chosen;
  } catch { /* storage is blocked: the system's choice stands */ }
})();

// The forms of /permohonan/: what is filled in becomes a letter here in the browser. Nothing is stored or
// sent; only the reader's own click opens the mail program, WhatsApp or the printer.
(() => {
  "use strict";
  const form = document.querySelector("form[data-isian]");
  const result = document.querySelector("[data-hasil]");
  if (!form || !result) return;
  const part = (name) => result.querySelector(`[data-ke="${name}"]`);
  const preview = result.querySelector("pre");
  const told = result.querySelector("[data-kabar]");
  form.hidden = false;
  // What was looked for in vain, from the search page; behind a # it goes to no host.
  const wanted = new URLSearchParams(location.hash.slice(1)).get("informasi");
  if (wanted && form.elements.informasi) form.elements.informasi.value = wanted;

  // Ticks of which at least one is wanted: the browser knows this rule for radio buttons only.
  const groups = [...form.querySelectorAll("[data-wajib]")].filter((group) => group.querySelector('[type="checkbox"]'));
  const check = () => groups.forEach((group) => {
    const boxes = [...group.querySelectorAll("input")];
    boxes[0].setCustomValidity(boxes.some((box) => box.checked) ? "" : "Pilih sedikitnya satu.");
  });
  form.addEventListener("change", check);
  check();

  const answers = () => [...form.querySelectorAll(":scope > fieldset")].map((section) => {
    const lines = [...section.querySelectorAll("[data-nama]")].map((field) => {
      const chosen = field.tagName === "FIELDSET" ? [...field.querySelectorAll("input:checked")].map((box) => box.value).join("; ") : field.value.trim();
      return chosen && `${field.dataset.nama}: ${chosen}`;
    }).filter(Boolean);
    return lines.length ? [section.querySelector("legend").textContent.toUpperCase(), ...lines].join("\n") : "";
  }).filter(Boolean);

  const letter = () => [`${form.dataset.isian}\nKepada: ${form.dataset.kepada}`, ...answers(), form.dataset.janji].join("\n\n");

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = letter();
    const body = encodeURIComponent(text.replaceAll("\n", "\r\n"));
    preview.textContent = text;
    part("surel").href = `mailto:${encodeURIComponent(form.dataset.surel).replaceAll("%40", "@")}?subject=${encodeURIComponent(form.dataset.isian)}&body=${body}`;
    const digits = form.dataset.wa.replace(/\D/g, "").replace(/^0/, "62");
    part("wa").hidden = !digits;
    if (digits) part("wa").href = `https://wa.me/${digits}?text=${encodeURIComponent(text)}`;
    told.textContent = body.length > 1800 ? "Suratnya panjang. Bila program surel memotongnya, pakai Salin teks." : "";
    result.hidden = false;
    result.scrollIntoView({ block: "start" });
    result.querySelector("h2").focus({ preventScroll: true });
  });
  form.addEventListener("input", () => { result.hidden = true; });
  part("cetak").addEventListener("click", () => window.print());
  part("salin").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(preview.textContent);
      told.textContent = "Teks sudah disalin.";
    } catch {
      window.getSelection().selectAllChildren(preview);
      told.textContent = "Teks sudah ditandai; salin dengan Ctrl+C.";
    }
  });
})();

// A dead address below the page of an item, such as a file that has another name now: leads to the item
// and to its old versions. Asks this site alone, once, whether there is such an item.
(async () => {
  "use strict";
  const note = document.querySelector("[data-tersesat]");
  const [page, versions] = note.querySelectorAll("a");
  const home = new URL(note.dataset.tersesat, location.href);
  if (!location.pathname.startsWith(home.pathname)) return;
  const [kind, slug, file] = location.pathname.slice(home.pathname.length).split("/");
  if (!kind || !slug || !file) return;
  // "./", since a kind that ends with a colon would be a scheme, and another site.
  page.href = new URL(`./${kind}/${slug}/`, home).href;
  versions.href = `${page.href}perubahan/`;
  const answer = await fetch(versions.href, { method: "HEAD" });
  note.hidden = !answer.ok;
})();

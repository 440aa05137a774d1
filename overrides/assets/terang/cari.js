// What the dialog and the search page share: the index, and a result as an element.
// Pagefind hands over excerpts as HTML; only their text and their marks are taken.

const SITE = new URL("../../", import.meta.url);
let loading;

/** The Pagefind module, loaded once; rejects when there is no index. */
export function index() {
  loading ??= import(new URL("pagefind/pagefind.js", SITE).href).then(async (pagefind) => {
    await pagefind.options({ baseUrl: SITE.pathname, excerptLength: 24 });
    await pagefind.init();
    return pagefind;
  });
  return loading;
}

export const address = (path) => new URL(path, SITE);

/** make("p", {className: "x"}, "text", child, …): text is always text. */
export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child != null));
  return element;
}

function excerpt(html) {
  const paragraph = make("p", { className: "t-result__text" });
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    paragraph.append(node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent);
  }
  return paragraph;
}

const DAY = new Intl.DateTimeFormat("id", { dateStyle: "long", timeZone: "UTC" });

function details(meta) {
  const publisher = meta.penerbit === meta.title ? "" : meta.penerbit;
  const parts = [meta.jenis, meta.pengenalan, publisher, meta.tanggal && DAY.format(new Date(meta.tanggal))].filter(Boolean);
  return make("p", { className: "t-result__meta" }, ...parts.map((part) => make("span", {}, part)));
}

/** One result: title as link, the place found, what it is. `ringkasan` stands in where nothing was asked. */
export function result(found, asked) {
  // A page of a document leads into the file itself: FILE.pdf#page=N.
  const href = found.meta.alamat ? address(found.meta.alamat).href : found.url;
  const title = make("a", { className: "t-result__title", href }, found.meta.title || found.url);
  const text = !asked && found.meta.ringkasan ? make("p", { className: "t-result__text" }, found.meta.ringkasan) : excerpt(found.excerpt);
  return make("li", { className: "t-result" }, title, text, details(found.meta));
}

export const count = (number) => number.toLocaleString("id");

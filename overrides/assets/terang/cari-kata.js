// Words as the search compares them: the same as generator/search/words.py, word for word
// (tests/test_search_words.py holds the two together).

const STOPS = new Set(
  ("ada adalah agar akan antara apa apakah atas atau bagaimana bagi bahwa berapa bila cara dalam dan dapat dari " +
    "dengan di dimana harus hingga ini itu juga kapan karena ke kepada mana oleh pada para saat sampai saya " +
    "secara seperti serta siapa sudah supaya tentang telah tidak untuk yaitu yang").split(" "),
);
const VARIANTS = {
  akte: "akta", aktifitas: "aktivitas", apotik: "apotek", efektifitas: "efektivitas", hutang: "utang", ijasah: "ijazah",
  ijin: "izin", ilang: "hilang", jadual: "jadwal", jl: "jalan", jln: "jalan", jml: "jumlah", kab: "kabupaten",
  karir: "karier", kec: "kecamatan", kel: "kelurahan", ket: "keterangan", kwalitas: "kualitas", kwitansi: "kuitansi",
  nmr: "nomor", no: "nomor", nomer: "nomor", nopember: "november", pebruari: "februari", pemda: "pemerintah daerah",
  pemko: "pemerintah kota", pemkot: "pemerintah kota", praktek: "praktik", propinsi: "provinsi", prov: "provinsi",
  resiko: "risiko", sistim: "sistem", sklh: "sekolah", srt: "surat", tehnik: "teknik", tgl: "tanggal", th: "tahun",
  thn: "tahun", walikota: "wali kota",
};
const R_ROOTS = ["encana", "umah", "awat", "esmi", "asa", "okok", "ekam", "inci", "usak", "antau", "endah"];
const STARTS = ["ng", "ny", "kr", "pr", "tr", "bl", "st"];
const NASALS = { k: "ng", p: "m", t: "n", s: "ny" };
const vowel = (letter) => letter !== undefined && "aeiou".includes(letter);

/** Lower case without accents; the digits of a number together. */
export const plain = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/(\p{Nd})[.,](?=\p{Nd})/gu, "$1");

/** The words of a text in their order, without those that say nothing. */
export function words(text) {
  const found = (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => (Object.hasOwn(VARIANTS, word) ? VARIANTS[word] : word).split(" "));
  return found.filter((word) => !STOPS.has(word) && (word.length > 1 || /^\p{Nd}$/u.test(word)));
}

/** "13/2023" as [start, end, "13/2023"] for every regulation in a query, in plain text. */
export function numbered(asked) {
  const found = /(?:nomor |nomer |no\.? ?)?(\d{1,4})\s*(?:\/|tahun|thn|th|\s)\s*((?:19|20)\d\d)(?!\d)/.exec(asked);
  return found && { rest: asked.slice(0, found.index) + " " + asked.slice(found.index + found[0].length), name: `${+found[1]}/${found[2]}` };
}

/** What all forms of a word have in common. */
export function stem(word) {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const [before, rest] = prefix(word);
  let root = suffix(rest.length > 6 && rest.endsWith("nya") ? rest.slice(0, -3) : rest, before);
  if (["ke", "di", "me", "pe"].includes(before)) root = prefix(root)[1];
  return nasal(root);
}

function prefix(word) {
  const head = word.slice(0, 2), after = word.slice(2);
  if (["me", "pe", "be"].includes(head) && after.length > 3) return nasalPrefix(word, head, after);
  if (word.startsWith("ter") && word.length > 6) return ["me", word.slice(3)];
  if (head === "di" && after.length > 3 && spoken(after)) return ["me", after];
  if (head === "ke" && after.length > 4 && word.endsWith("an")) return ["ke", after];
  return ["", word];
}

function nasalPrefix(word, head, after) {
  if (/^(belajar|pelajar|bekerja)/.test(word)) return word[2] === "l" ? ["pe", word.slice(3)] : ["be", after];
  if (after[0] === "r" && head === "pe" && after.length > 4) {
    return ["pe", R_ROOTS.some((root) => after.startsWith(root, 1)) ? after : after.slice(1)];
  }
  if (head === "be") return after[0] === "r" && word.length > 6 ? ["be", word.slice(3)] : ["", word];
  return [head, unnasal(after)];
}

function unnasal(after) {
  if (after.startsWith("ng") && !vowel(after[2])) return after.slice(2);
  if ("mn".includes(after[0]) && !vowel(after[1]) && !["ng", "ny"].includes(after.slice(0, 2))) return after.slice(1);
  return after;
}

const spoken = (word) => vowel(word[0]) || vowel(word[1]) || STARTS.includes(word.slice(0, 2));

function suffix(word, before) {
  const long = word.length;
  if (before === "me") {
    if (word.endsWith("kan") && long > 5) return word.slice(0, -3);
    if (word.endsWith("i") && long > 5 && !"aeio".includes(word.at(-2))) return word.slice(0, -1);
  } else if (word.endsWith("kan") && long > 6 && !vowel(word.at(-4))) return word.slice(0, -3);
  if (word.endsWith("an") && (long > 5 || (long === 5 && vowel(word[0]) && vowel(word[2])))) return word.slice(0, -2);
  return word;
}

function nasal(root) {
  if (vowel(root[0])) return `ng${root}`;
  return root.length > 1 && vowel(root[1]) && NASALS[root[0]] ? NASALS[root[0]] + root.slice(1) : root;
}

/** The block of the index that has the term (generator/search/spread.py): the first bits of a CRC-32 of its word. */
export function blockOf(term, bits) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(term.split("=", 1)[0])) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return bits && ~sum >>> (32 - bits);
}

/** Letters to change, add, leave out or swap until one word is the other; more than `most` is `most + 1`. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last, row] = [[], Array.from({ length: other.length + 1 }, (_, place) => place), []];
  for (let i = 1; i <= one.length; i++) {
    row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}

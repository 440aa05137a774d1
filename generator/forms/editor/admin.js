// Kunci yang dibiarkan kosong tidak ditulis ke berkas.
const kosong = nilai => nilai === '' || nilai === null || nilai === undefined || nilai === false
  || (nilai.size === 0 && typeof nilai.filter === 'function');
const rapi = nilai => (nilai && typeof nilai.map === 'function' && typeof nilai.filter === 'function' && nilai.toJS)
  ? nilai.map(rapi).filter(bagian => !kosong(bagian)) : nilai;
// Kolom yang tidak disentuh pun kembali dalam urutan berkasnya.
const berurut = (data, mentah) => (data.get('berkas') && data.get('berkas').map
  ? data.update('berkas', tabel => tabel.map(satu => (satu && satu.get && satu.get('kolom') && satu.get('kolom').toOrderedMap
    ? satu.update('kolom', kolom => terurut(kolom, mentah, satu.get('berkas'))) : satu)))
  : data);
CMS.registerEventListener({
  name: 'preSave', handler: ({ entry }) => rapi(berurut(entry.get('data'), entry.get('raw') || '')),
});

// Tanpa perantara OAuth, petugas masuk dengan token miliknya; token hanya disimpan di peramban ini.
const TEMPAT = 'decap-cms-user';
const masuk = () => {
  const borang = document.createElement('form');
  borang.className = 'masuk';
  borang.innerHTML = '<h1>Masuk dengan token GitHub</h1>'
    + '<p>Buat token di GitHub: Settings → Developer settings → Fine-grained tokens, hanya untuk repositori'
    + ' portal ini, dengan izin Contents dan Pull requests: Read and write, dan masa berlaku pendek.</p>'
    + '<label>Token <input type="password" name="token" required autocomplete="off" spellcheck="false"></label>'
    + '<p>Token disimpan di peramban ini saja. Jangan memakainya di komputer bersama; sesudah selesai pilih Keluar.</p>'
    + '<button>Masuk</button>';
  borang.addEventListener('submit', kejadian => {
    kejadian.preventDefault();
    const token = new FormData(borang).get('token').trim();
    localStorage.setItem(TEMPAT, JSON.stringify({ backendName: 'github', token }));
    borang.remove();
    CMS.init();
  });
  document.body.append(borang);
};
fetch('config.yml').then(jawaban => jawaban.text()).then(setelan => {
  const github = /^  name: github$/m.test(setelan) && !/^  base_url:/m.test(setelan);
  if (github && !localStorage.getItem(TEMPAT)) masuk(); else CMS.init();
});

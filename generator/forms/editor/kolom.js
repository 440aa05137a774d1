// Kolom sebuah tabel: kuncinya nama kolom, yang ditentukan petugas. Decap tidak punya isian untuk itu.
// Yang ditanyakan per kolom datang dari setelan (`isian`), yang dibuat dari model; susunan di berkas
// tetap `kolom: {nama: {judul, tipe, …}}`, dan isian yang dikosongkan tidak ditulis.
const UTAMA = 4; // sisanya di balik "Selengkapnya"
const huruf = teks => teks.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// Immutable melupakan urutan kunci bila lebih dari delapan; urutan di berkas yang menentukan.
const tempat = (mentah, nama) => {
  const letak = mentah.search(new RegExp(`(^|[\\s{,])["']?${huruf(nama)}["']?\\s*:`, 'm'));
  return letak < 0 ? Infinity : letak;
};
const terurut = (kolom, mentah, berkas) => {
  const sejak = mentah.slice(Math.max(0, mentah.indexOf(berkas || ' ')));
  return kolom.toOrderedMap().sortBy((isi, nama) => tempat(sejak, nama));
};

const sebagaiBaris = (nilai, mentah, berkas) => !nilai || !nilai.toOrderedMap ? []
  : terurut(nilai, mentah, berkas).map((isi, nama) => ({ nama, isi: isi && isi.toObject ? isi.toObject() : {} }))
    .toList().toArray().map((baris, nomor) => ({ ...baris, nomor }));

// Baris judul sebuah CSV: dari dua puluh baris pertama, yang paling banyak pemisahnya.
const judulKolom = teks => {
  const baris = teks.replace(/^\ufeff/, '').split(/\r?\n/).slice(0, 20);
  const pilihan = [';', '\t', ','].flatMap(tanda => baris.map(isi => ({ isi, tanda, banyak: isi.split(tanda).length })));
  const { isi, tanda } = pilihan.reduce((kini, lain) => (lain.banyak > kini.banyak ? lain : kini));
  const potong = new RegExp(`("(?:[^"]|"")*"|[^${tanda}]*)(?:${tanda}|$)`, 'g');
  return [...isi.matchAll(potong)].slice(0, -1)
    .map(([, kata]) => kata.replace(/^"|"$/g, '').replaceAll('""', '"').trim()).filter(Boolean);
};

const Kolom = createClass({
  getInitialState() {
    const { value, entry } = this.props;
    const baris = sebagaiBaris(value, entry.get('raw') || '', this.berkas(value));
    return { baris, berikut: baris.length, kabar: '' };
  },
  // Nama berkas tabel yang memuat kolom ini.
  berkas(nilai) {
    const tabel = this.props.entry.getIn(['data', 'berkas']);
    const milik = tabel && tabel.find ? tabel.find(satu => satu && satu.get && satu.get('kolom') === nilai) : null;
    return milik ? milik.get('berkas') || '' : '';
  },
  tabel() {
    const tabel = this.props.entry.getIn(['data', 'berkas']);
    const nama = tabel && tabel.map ? tabel.map(satu => satu && satu.get && satu.get('berkas')).toArray() : [];
    return nama.filter(satu => typeof satu === 'string' && /\.(csv|tsv)$/i.test(satu));
  },
  isValid() {
    const nama = this.state.baris.map(baris => baris.nama.trim());
    if (nama.includes('')) return { error: { message: 'Setiap kolom perlu nama, seperti tertulis di tabelnya.' } };
    const dua = nama.find((satu, nomor) => nama.indexOf(satu) !== nomor);
    return dua ? { error: { message: `Kolom "${dua}" ditulis dua kali.` } } : true;
  },
  simpan(baris, lain) {
    this.setState({ baris, ...lain });
    const kosong = this.props.field.clear().toOrderedMap();
    this.props.onChange(baris.filter(satu => satu.nama.trim()).reduce((hasil, { nama, isi }) => hasil.set(
      nama.trim(), Object.entries(isi).reduce((peta, [kunci, nilai]) => peta.set(kunci, nilai), kosong)), kosong));
  },
  ganti(nomor, ubah) {
    this.simpan(this.state.baris.map(baris => (baris.nomor === nomor ? { ...baris, ...ubah(baris) } : baris)));
  },
  isi(nomor, kunci, nilai) {
    this.ganti(nomor, ({ isi }) => {
      const { [kunci]: lama, ...sisa } = isi;
      return { isi: nilai === '' || nilai === false ? sisa : { ...isi, [kunci]: nilai } };
    });
  },
  tambah(nama) {
    const baru = nama.map((satu, urutan) => ({ nama: satu, isi: {}, nomor: this.state.berikut + urutan }));
    this.simpan([...this.state.baris, ...baru], { berikut: this.state.berikut + baru.length, kabar: '' });
  },
  // Decap memberi gambar kosong sampai berkasnya termuat.
  async teksBerkas(berkas) {
    for (let kali = 0; kali < 40; kali += 1) {
      const termuat = this.props.getAsset(berkas, this.props.field);
      if (termuat.path !== 'empty.svg') {
        const jawaban = await fetch(termuat.toString());
        return new TextDecoder().decode((await jawaban.arrayBuffer()).slice(0, 65536));
      }
      await new Promise(lanjut => { setTimeout(lanjut, 250); });
    }
    throw new Error(berkas);
  },
  async dariTabel(berkas) {
    try {
      const teks = await this.teksBerkas(berkas);
      const ada = this.state.baris.map(baris => baris.nama.trim());
      this.tambah([...new Set(judulKolom(teks))].filter(nama => !ada.includes(nama)));
    } catch {
      this.setState({ kabar: `Tabel ${berkas} belum dapat dibaca di sini; tulis nama kolomnya.` });
    }
  },
  masukan(baris, bagian) {
    const kunci = bagian.get('name'), nilai = baris.isi[kunci], jenis = bagian.get('widget');
    const id = `${this.props.forID}-${baris.nomor}-${kunci}`;
    const ubah = kejadian => this.isi(baris.nomor, kunci, kejadian.target.value);
    if (jenis === 'select') {
      const pilihan = ['', ...bagian.get('options').toArray()];
      return h('select', { id, value: nilai || '', onChange: ubah }, pilihan.map(satu => h('option', { key: satu, value: satu }, satu || '(dari isi tabel)')));
    }
    if (jenis === 'boolean') {
      const ya = kejadian => this.isi(baris.nomor, kunci, kejadian.target.checked);
      return h('input', { id, type: 'checkbox', checked: nilai === true || nilai === 'true', onChange: ya });
    }
    if (jenis === 'list') {
      const daftar = kejadian => this.isi(baris.nomor, kunci, kejadian.target.value === '' ? ''
        : kejadian.target.value.split('\n').reduce((hasil, satu) => hasil.push(satu), this.props.field.toList().clear()));
      return h('textarea', { id, rows: 3, value: nilai && nilai.join ? nilai.join('\n') : nilai || '', onChange: daftar });
    }
    if (jenis === 'number') {
      const angka = ({ target }) => this.isi(baris.nomor, kunci, target.value === '' ? '' : Number(target.value));
      return h('input', { id, type: 'number', step: 'any', value: nilai === undefined ? '' : nilai, onChange: angka });
    }
    return h('input', { id, value: nilai === undefined ? '' : String(nilai), onChange: ubah });
  },
  pertanyaan(baris, bagian) {
    const id = `${this.props.forID}-${baris.nomor}-${bagian.get('name')}`;
    return h('div', { key: id }, h('label', { htmlFor: id }, bagian.get('label')), this.masukan(baris, bagian),
      bagian.get('hint') && h('small', {}, bagian.get('hint')));
  },
  kartu(baris) {
    const bagian = this.props.field.get('isian').toArray(), id = `${this.props.forID}-${baris.nomor}-nama`;
    const nama = kejadian => { const baru = kejadian.target.value; this.ganti(baris.nomor, () => ({ nama: baru })); };
    const hapus = () => this.simpan(this.state.baris.filter(satu => satu.nomor !== baris.nomor));
    return h('fieldset', { key: baris.nomor }, h('legend', {}, baris.nama || 'Kolom baru'),
      h('div', {}, h('label', { htmlFor: id }, 'Nama kolom'), h('input', { id, value: baris.nama, onChange: nama }),
        h('small', {}, 'Seperti tertulis di baris judul tabelnya.')),
      bagian.slice(0, UTAMA).map(satu => this.pertanyaan(baris, satu)),
      h('details', {}, h('summary', {}, 'Selengkapnya'), bagian.slice(UTAMA).map(satu => this.pertanyaan(baris, satu))),
      h('button', { type: 'button', onClick: hapus }, `Hapus kolom ${baris.nama}`));
  },
  render() {
    return h('div', { id: this.props.forID, className: `${this.props.classNameWrapper} kolom` },
      this.state.baris.map(this.kartu),
      this.state.kabar && h('p', { role: 'status' }, this.state.kabar),
      h('button', { type: 'button', onClick: () => this.tambah(['']) }, 'Tambah kolom'),
      this.tabel().map(nama => h('button', { key: nama, type: 'button', onClick: () => this.dariTabel(nama) }, `Ambil nama kolom dari ${nama}`)));
  },
});
CMS.registerWidget('kolom', Kolom);

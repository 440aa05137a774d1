"""Sixty forms of offices with personal data in them, as they lie in a folder: lists, letters, cards.

A table is ``carrier | name of the file | title | header=value | …``, a letter is ``carrier | name`` and its
text, in which ``{nik}`` is a value. A value is a maker of ``made_offices`` and, behind a slash, how it is
written. Written at one go, before the detectors were run on any of them.
"""

# ruff: noqa: E501
from __future__ import annotations

TABLES = """
csv; | blt-dd-2025 | DAFTAR KELUARGA PENERIMA MANFAAT BLT DANA DESA TAHUN 2025 | No=no | Nama KPM=nama | L/P=lp | NIK=nik | No. KK=kk | Dusun=dusun | Nominal=rp
csv, | pkh-tahap-3 | | id_keluarga=no | nama_pengurus=nama | nik_pengurus=nik | nomor_kartu_keluarga=kk | komponen=ket | no_hp_pengurus=hp
tsv | rtlh_2025 | | NO=no | NAMA PEMILIK RUMAH=nama | NOMOR INDUK KEPENDUDUKAN=nik/spasi4 | ALAMAT RUMAH=alamat | LINTANG=lat | BUJUR=lon | PAGU=rp
xlsx | ppdb-smp-zonasi | HASIL SELEKSI PPDB JALUR ZONASI SMP NEGERI | No=no | No Pendaftaran=reg | Nama Calon Peserta Didik=anak | NISN=nisn | Tempat Lahir=kota | Tanggal Lahir=lahir | Asal Sekolah=sekolah | No HP Orang Tua=hp/strip
xlsx | honorer-k2 | DAFTAR TENAGA HONORER KATEGORI II | No.=no | Nama Lengkap dan Gelar=nama | NIK/No. KTP=nik/angka | Tgl Lahir=lahir/iso | Pendidikan=ket | No. Rekening BRK Syariah=rekening | NPWP=npwp
xlsx-tersembunyi | realisasi-bantuan-modal | Penerima Bantuan Modal Usaha UMKM | Nama Pemilik=nama | Nama Usaha=ket | KTP=nik | NPWP Pribadi=npwp/polos | WA=hp/plus62 | E-mail=surel
xlsx-kolom | penerima-beasiswa | Penerima Beasiswa Prestasi Kota | No=no | Nama Mahasiswa=nama | Universitas=ket | NIK=nik | Nomor Rekening=rekening | Nama Bank=bank
ods | kader-posyandu | DATA KADER POSYANDU | NO=no | NAMA KADER=nama | POSYANDU=dusun | NIK KADER=nik/titik | TELP=hp/angka | BANK=bank | NO REK=rekening/strip
csv; | pasien-tb-so | Register TB 03 SO | No Reg=no | Nama Pasien=nama | Umur=umur | Diagnosis=sakit | Hasil Pengobatan=ket | NIK Pasien=nik | Alamat Domisili=alamat
csv, | imunisasi-balita | | nama_balita=anak | tgl_lahir_balita=lahir/iso | nama_ibu=nama | nik_balita=nik | no_kk=kk | posyandu=dusun
xlsx | lansia-penerima-psa | Program Sembako Lansia | No=no | Nama Lansia=nama | Usia=umur | NIK / No KK=nik+kk | Alamat=alamat | Kontak Keluarga=hp
xlsx | gaji-ketiga-belas | Daftar Pembayaran Gaji 13 PNS | No=no | NIP=nip/spasi | Nama Pegawai=nama | Gol=gol | Gaji Pokok=rp | Norek=rekening | NPWP=npwp16
csv; | guru-sertifikasi | DAFTAR GURU PENERIMA TPP TRIWULAN II | No=no | NUPTK=reg | Nama Guru=nama | NIP/NIK=nip | Sekolah Induk=sekolah | No Rekening Penerima=rekening | Jumlah=rp
ods | pbi-apbd | PESERTA PBI APBD NONAKTIF | PSNOKA=reg | NAMA=nama | NIK=nik/petik | TGLLAHIR=lahir/strip | ALAMAT=alamat | FASKES=ket
csv, | pelanggan-iplt | | pelanggan=nama | ktp_pelanggan=nik | telepon_seluler=hp/titik | alamat_pelanggan=alamat | tarif=rp
json | laporan-warga | | pelapor=nama | nik_pelapor=nik | telp_pelapor=hp | email_pelapor=surel | isi=ket
geojson | rumah-stunting | | nama_anak=anak | nik_ortu=nik | status_gizi=ket | rt_rw=rtrw
xls-html | peserta-jkn-mandiri | Rekap Peserta | No Kartu=reg | Nama Peserta=nama | Nomor KTP Elektronik=nik | Nomor Handphone=hp/spasi | Kelas=ket
csv; | bantuan-nelayan-kusuka | Penerima Bantuan Mesin Kapal | NAMA NELAYAN=nama | NO KUSUKA=reg | NIK NELAYAN=nik/spasi2 | HANDPHONE=hp/8 | KELOMPOK=ket
xlsx | difabel-alat-bantu | PENERIMA ALAT BANTU PENYANDANG DISABILITAS | NO=no | NAMA PENYANDANG=nama | JENIS DISABILITAS=cacat | TEMPAT, TANGGAL LAHIR=ttl | NO. KTP/KIA=nik | ALAMAT TEMPAT TINGGAL=alamat
csv; | panitia-pemilihan-rt | Calon Ketua RT se-Kelurahan | RT=rtrw | Calon=nama | Nomor KTP=nik/strip4 | HP/WA=hp/strip | Pekerjaan=ket
csv, | wajib-pajak-reklame | | nama_wp=nama | npwp_pribadi=npwp | npwp_16_digit=npwp16 | alamat_wp=alamat | no_telp_wp=hp
xlsx | rekrutmen-ptt | PENGUMUMAN KELULUSAN ADMINISTRASI PTT | No Peserta=reg | Nama Pelamar=nama | No. Identitas=nik | Lahir=lahir/bulan | Email=surel | HP=hp
tsv | mustahik-baznas | | NAMA MUSTAHIK=nama | NIK MUSTAHIK=nik | KK MUSTAHIK=kk | NO REKENING=rekening/spasi | BANK=bank | BANTUAN=rp
csv; | korban-kebakaran | Data Korban Kebakaran Kel. Kota Baru | Kepala Keluarga=nama | No KK=kk/spasi4 | Jml Jiwa=umur | Alamat=alamat | No Telepon yang bisa dihubungi=hp
parquet | hibah-rumah-ibadah | | ketua_pengurus=nama | nik_ketua=nik | hp_ketua=hp | rekening_masjid=rek_umum | nilai=rp
csv, | santri-penerima-kip | | Nama Santri=anak | Tanggal Lahir=lahir/garis | Nama Wali=nama | No. WA Wali=hp/plus62spasi | NIK Santri=nik
xlsx-komentar | sppd-juni | Rekap Perjalanan Dinas | No=no | Pelaksana=nama | Tujuan=kota | Jumlah=rp | Keterangan=komentar_nik
ods | odgj-terlantar | PENJANGKAUAN ODGJ | Inisial/Nama=nama | Tgl Lahir=lahir | Riwayat Penyakit=sakit | Nama Keluarga=nama | Telp Keluarga=hp
csv; | pbg-imb-2025 | Penerbitan PBG | Nomor PBG=reg | Nama Pemohon=nama | NIK Pemohon=nik | Alamat Pemohon=alamat | Koordinat=latlon | Fungsi=ket
xlsx-dua-baris | petani-pupuk | Rekap e-RDKK | Kelompok Tani=ket | Petani / Nama=nama | Petani / NIK=nik | Petani / Luas (Ha)=umur | Kontak / HP=hp | Kontak / Alamat=alamat
csv, | vaksinasi-rabies-gigitan | | korban=nama | usia=umur | no_hp=hp | alamat_korban=alamat | kartu_identitas=nik | tindakan=ket
xlsx-transpos | biodata-ppid | BIODATA PETUGAS | Nama=nama | NIK=nik | Tempat/Tgl Lahir=ttl | Alamat=alamat | HP=hp | Email=surel | No. Rekening=rekening | NPWP=npwp
csv; | transportasi-online-umkm | Mitra | Mitra=nama | ID KTP=nik/E | NPWP=npwp/titikspasi | MSISDN=hp/62 | SIM=reg
""".strip().splitlines()

LETTERS = (
    """docx | surat-kuasa
SURAT KUASA
Yang bertanda tangan di bawah ini:
Nama\t: {nama}
Tempat/Tgl lahir\t: Pekanbaru, {lahir/bulan}
Pekerjaan\t: Wiraswasta
No. KTP\t: {nik}
Alamat\t: {alamat}
dengan ini memberi kuasa kepada {nama}, pemegang KTP nomor {nik}, telepon {hp}.""",
    """pdf | sk-pengangkatan-ketua-rt
KEPUTUSAN LURAH TANGKERANG TENGAH NOMOR 12 TAHUN 2025
Menetapkan Ketua RT masa bakti 2025-2030:
1. {nama}, NIK {nik}, HP {hp/strip}
2. {nama}, NIK {nik}, HP {hp/strip}
3. {nama}, NIK {nik}, HP {hp/strip}
Pagu insentif Rp 1.250.000,- per bulan.""",
    """txt | pengumuman-hasil-wawancara
Berikut nama yang lulus wawancara:
{nama} ({nik}) lulus
{nama} ({nik}) cadangan
{nama} ({nik}) lulus
Yang lulus menghubungi panitia, Sdr. {nama} ({hp/spasi}), sebelum Jumat.""",
    """docx | berita-acara-serah-terima
BERITA ACARA SERAH TERIMA BANTUAN
Pada hari ini Senin tanggal 3 Februari 2025, kami:
I. {nama}, Kasi Kesra, selanjutnya PIHAK PERTAMA
II. {nama}, pemegang KK nomor {kk}, NIK {nik}, tinggal di {alamat}, selanjutnya PIHAK KEDUA.
Dana ditransfer ke rekening Bank Riau Kepri nomor {rekening} atas nama {nama}.""",
    """pdf | kwitansi-honor-narasumber
KWITANSI
Sudah terima dari: Bendahara Pengeluaran Diskominfotik
Uang sejumlah: Rp 1.800.000
NPWP penerima: {npwp}
No. Rek. {rekening} (BRI) a.n. {nama}
NIK/NIP penerima: {nik}
Telp: {hp}""",
    """odt | surat-keterangan-tidak-mampu
SURAT KETERANGAN TIDAK MAMPU
Lurah menerangkan bahwa {nama}, lahir di Dumai pada tanggal {lahir/bulan}, NIK : {nik}, No. KK : {kk},
alamat {alamat}, benar keluarga tidak mampu dan anaknya {nama} (lahir {lahir/strip}) bersekolah di SDN 21.""",
    """rtf | undangan-klarifikasi
Kepada Yth. Sdr. {nama}
di {alamat}
Diminta hadir dengan membawa KTP asli ({nik}). Konfirmasi: {hp/titik} atau {surel}.""",
    """md | pengumuman-pemenang-lomba
Pemenang lomba inovasi desa 2025:

| Juara | Nama | Kontak | Rekening |
|---|---|---|---|
| 1 | {nama} | {hp} | No. Rek {rekening} |
| 2 | {nama} | {hp/strip} | No. Rek {rekening} |
| 3 | {nama} | {hp/spasi} | No. Rek {rekening} |""",
    """docx-tabel | daftar-hadir-musrenbang
Nama;Jabatan;No. HP;Tanda Tangan
{nama};Ketua RW;{hp};
{nama};LPM;{hp};
{nama};Tokoh Agama;{hp/strip};
{nama};Karang Taruna;{hp/plus62};""",
    """docx-komentar | laporan-kinerja
Laporan kinerja triwulan II sudah sesuai target.
Mohon cek lagi NIK {nik} atas nama {nama}, hp {hp}""",
    """pdf-isian | formulir-keberatan
Nama pemohon: {nama}
Nomor identitas (KTP): {nik}
Nomor telepon: {hp}
Email: {surel}""",
    """txt | notulen-whatsapp
[12/06/25 09.14.22] {nama}: pak rek saya BSI {rekening} an {nama}
[12/06/25 09.15.02] +62 {hp/62tanpa}: siap, nik nya?
[12/06/25 09.16.40] {nama}: {nik}""",
    """pdf | surat-pernyataan-ahli-waris
Kami ahli waris alm. {nama}:
a. {nama}, umur 43 tahun, KTP No. {nik/titik6}, bertempat tinggal di {alamat}
b. {nama}, umur 39 tahun, KTP No. {nik/titik6}, bertempat tinggal di {alamat}
Saksi: {nama} (Hp. {hp/strip})""",
    """docx | kontrak-pjlp
PERJANJIAN KERJA PENYEDIA JASA LAINNYA PERORANGAN
PIHAK KEDUA: {nama}; Nomor NPWP {npwp16}; NIK {nik/spasi4}; Nomor Rekening {rekening} pada Bank BNI; nomor kontak {hp}; surel {surel}.""",
    """txt | putusan-sidang-tipiring
Terdakwa: {nama}
Tempat lahir: Selatpanjang
Umur/tanggal lahir: 34 tahun / {lahir/bulan}
Tempat tinggal: {alamat}
Nomor identitas: {nik}""",
    """pptx | paparan-stunting
Kasus per kelurahan
Contoh: An. {nama}, NIK {nik}, ibu {nama}, HP {hp}
Tindak lanjut puskesmas""",
    """md | testimoni-layanan
> Pelayanan cepat sekali! -- {nama}, {hp}

Kritik dapat dikirim ke ppid@pekanbaru.go.id atau langsung ke pak {nama} ({surel}).""",
    """docx | surat-tugas
Nama : {nama}
NIP : {nip/spasi}
Nama : {nama}
NIP : {nip}
Nama : {nama}
NIP : {nip/spasi}
Nama : {nama}
NIP : {nip}
Nama : {nama}
NIP. {nip/spasi}""",
    """pdf | visum-ringkas
Pasien An. {nama}, tanggal lahir {lahir/strip}, didiagnosis {sakit_teks}, rawat jalan. NIK {nik}.""",
    """yml | kontak-kegiatan
kontak: {nama} {hp}
catatan: transfer ke BCA {rekening} an {nama}; NPWP {npwp/polos}
ktp: "{nik}\"""",
    """docx-sifat | rencana-aksi
Rencana aksi tahun 2025 terlampir.
Draf milik {nama}, NIK {nik}""",
    """jpg-exif | foto-penyerahan
Penyerahan bantuan kepada {nama} NIK {nik} HP {hp}""",
    """nama | ktp-{nik}-{hp}
Berkas tanpa isi lain.""",
    """pdf-catatan | nota-dinas
Nota dinas mengenai pengadaan ATK.
tolong hapus nik {nik} dan hp {hp} ini""",
    """docx | daftar-riwayat-hidup
DAFTAR RIWAYAT HIDUP
Nama lengkap: {nama}
NIP lama/baru: {nip}
NIK/NPWP: {nik} / {npwp}
Tempat dan tanggal lahir: Bengkalis, {lahir/bulan}
Alamat rumah: {alamat}
Ponsel / email: {hp} / {surel}
Nomor Kartu Keluarga: {kk}""",
    """txt | smsgateway
{hp/62};{nama};Yth Bpk/Ibu, NIK {nik} terdaftar sbg penerima. Info ke 1500-123
{hp/62};{nama};Yth Bpk/Ibu, NIK {nik} terdaftar sbg penerima. Info ke 1500-123""",
)

AGAIN_TABLES = """
csv; | sembako-ramadan | Rekapitulasi Penerima Paket Sembako | Urut=no | Penerima Manfaat=nama | No. Induk Kependudukan (NIK)=nik | Kel.=dusun | Ponsel=hp/strip | TTD=ket
xlsx | absensi-pelatihan | DAFTAR HADIR BIMTEK | No=no | Nama=nama | Instansi/Asal=ket | Nomor WhatsApp=hp/plus62spasi | Alamat e-mail=surel | Transport=rp
csv, | data-srikandi | | fullname=nama | id_number=nik | phone_number=hp/62 | mail=surel | dob=lahir/iso | home_address=alamat
ods | penyaluran-bst | PENYALURAN BST KANTOR POS | NODANOM=reg | NAMA KRT=nama | NO_KTP=nik | NOKK_DTKS=kk | KELURAHAN=dusun | UANG=rp
tsv | pembayaran-rt-rw | | Nama Ketua=nama | Jabatan=ket | Rek.=rekening/strip | N.P.W.P.=npwp | K.T.P.=nik/spasi4 | Jml=rp
xlsx-transpos | kartu-peserta-magang | KARTU PESERTA MAGANG | Nama Lengkap=nama | No. Induk KTP=nik | Kontak Darurat=hp | Surel=surel | Tgl. Lahir=lahir/strip | Alamat Sekarang=alamat
csv; | pengaduan-sapa | | Tgl Masuk=tgl | Pengadu=nama | No. yang dapat dihubungi=hp | Identitas Pelapor (KTP/SIM)=nik | Kronologi=ket
xlsx-dua-baris | arisan-dharma-wanita | Iuran | Anggota / Nama=nama | Anggota / No. HP=hp/8 | Pembayaran / Bank=bank | Pembayaran / No Rekening=rekening | Pembayaran / Jumlah=rp
json | survei-kepuasan | | responden=nama | usia=umur | wa_responden=hp | nik_responden=nik | nilai=persen
xls-html | rekap-skck | Pemohon SKCK | Pemohon=nama | Nomor Identitas=nik | Tempat & Tgl Lahir=ttl | Domisili=alamat | Telp.=hp/spasi
csv, | pajak-pegawai-1721 | | Nama Penerima Penghasilan=nama | NPWP / NIK=npwp16 | NIP/NRP=nip | Bruto=rp | PPh 21=rp
xlsx | rujukan-rsjiwa | Rujukan | Nama=nama | L/P=lp | Umur (th)=umur | Diagnosa Medis=sakit | Penjamin: HP=hp | KTP Pasien=nik
""".strip().splitlines()

AGAIN_LETTERS = (
    """pdf | surat-perjanjian-sewa-kios
PIHAK PENYEWA
Nama\t\t: {nama}
NIK\t\t: {nik}
Alamat\t\t: {alamat}
Telp./WA\t: {hp/titik}
Pembayaran lewat rekening Mandiri {rekening} a.n. {nama}.""",
    """docx-tabel | daftar-piket
Hari;Nama;Kontak
Senin;{nama};{hp/spasi}
Selasa;{nama};{hp/plus62spasi}
Rabu;{nama};{hp}""",
    """txt | email-terusan
Dari: {nama} <{surel}>
Kepada: bpkad@pekanbaru.go.id
Mohon dibayarkan ke No.Rekening {rekening} (BSI), NPWP saya {npwp}, KTP {nik}. Saya di {hp}.""",
    """docx | surat-izin-penelitian
Diberikan kepada:
Nama : {nama}
NIM : 11870123456
Identitas KTP : {nik}
Untuk meneliti di Dinas Sosial. Nomor yang bisa dihubungi {hp/strip}.""",
    """odt | berita-acara-mediasi
Pihak I: {nama}, 45 thn, {alamat}, KTP {nik/spasi4}.
Pihak II: {nama}, 38 thn, KTP {nik/titik6}; keduanya sepakat damai. Saksi {nama} (wa {hp}).""",
    """rtf | lampiran-sk-panitia
1. Ketua: {nama} / NIP {nip/spasi} / {hp}
2. Sekretaris: {nama} / NIP {nip/spasi} / {hp/strip}
3. Anggota: {nama} / NIP {nip/spasi} / {hp/spasi}
4. Anggota: {nama} / NIP {nip/spasi} / {hp/spasi}""",
    """md | lowongan
Kirim lamaran ke {surel} atau WA {hp} (Bu {nama}). Contoh pengisian NIK: {nik}, No KK: {kk}.""",
    """pptx | struktur-organisasi
Kabid: {nama} {hp}
Staf: {nama} {hp/strip}""",
)

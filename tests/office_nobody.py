"""Tables and lines of offices in which long numbers, telephones and addresses belong to no person.

Written as ``office_forms`` are; every value in them is a false candidate.
"""

# ruff: noqa: E501
from __future__ import annotations

TABLES = """
csv; | rup-penyedia | Rencana Umum Pengadaan | ID RUP=rup | Nama Paket=ket | Pagu=pagu | Kode Rekening=koderek | Satker=satker
csv, | lpse-tender | | kode_tender=lpse | kode_rup=rup | nilai_pagu=pagu16 | nilai_hps=pagu16 | penyedia=pt | npwp_penyedia=npwp_badan
xlsx | aset-kendaraan | KIB B Kendaraan Dinas | Kode Barang=kodebarang | Register=register | Nomor Polisi=plat | No. Rangka=rangka | No. Mesin=mesin | No. BPKB=bpkb | Harga=pagu
csv; | kib-a-tanah | KIB A Tanah | Kode Barang=kodebarang | NIBAR=nibar | No. Sertifikat=sertifikat | NOP=nop | Luas=luas | Koordinat X=lonk | Koordinat Y=latk | Alamat/Lokasi=alamat_kantor
csv, | sekolah | | npsn=npsn | nss=nss | nama_sekolah=sekolah | alamat=alamat_kantor | telepon=telkantor | email=surelkantor | lintang=latk | bujur=lonk
xlsx | puskesmas | Data Puskesmas | Kode Faskes=faskes | Nama Puskesmas=ket | Alamat=alamat_kantor | Telepon=telkantor | Hotline WA=hpkantor | Jumlah KK=jml | Lintang=latk | Bujur=lonk
csv; | sp2d-2025 | Register SP2D | Nomor SP2D=sp2d | Nomor SPM=sp2d | Nilai Bruto=pagu16 | Potongan=pagu | NTPN=ntpn | Kode Billing=billing | Tanggal=tgl
csv, | buku-perpustakaan | | isbn=isbn | barcode=ean | doi=doi | no_klasifikasi=ddc | tahun=tahun | no_inventaris=inv
xlsx | nib-oss | Perusahaan Terbit NIB | NIB=nib | Nama Perusahaan=pt | KBLI=kbli | Modal=pagu16 | NPWP Perusahaan=npwp_badan | Tgl Terbit=tgl
csv; | pbb-realisasi | Realisasi PBB P2 | NOP=nop18 | Tahun Pajak=tahun | PBB Terutang=pagu | Kode Bayar=va | Tanggal Bayar=tgl
csv, | penduduk-kelurahan | | kode=wil | kelurahan=dusun | jumlah_kk=jml | laki_laki=jml | perempuan=jml | luas=luas
csv; | apbd-rincian | APBD TA 2025 | Kode=koderek | Uraian=ket | Anggaran=pagu16 | Realisasi=pagu16 | Persen=persen
json | perangkat-jaringan | | serial=serial | imei=imei | mac=mac | ip=ip | lokasi=alamat_kantor | dibeli=tgl
csv, | sensor-sungai | | waktu=cap | epoch_ms=epoch | debit=luas | lintang=latk | bujur=lonk | id_pesan=uuid
xlsx | arsip-inaktif | Daftar Arsip Inaktif | Nomor Berkas=inv | Kode Klasifikasi=klas | Uraian=ket | Kurun Waktu=tahun | No. Boks=jml | Nomor Definitif=def12
csv; | pelanggan-pdam-rekap | Rekap Pelanggan Instansi | No Sambungan=sambung | Nama Instansi=kantor | Alamat=alamat_kantor | Tagihan=pagu | ID Meter=meter
csv, | penerbangan | | kode_booking=pnr | manifest=def12 | berat=luas | jam=jam | tanggal=tgl | nomor_awb=awb
xlsx | rekening-kas | Daftar Rekening Pemerintah Daerah | Kode Satker=satker | Rekening Kas Daerah=rek_umum | Bank=bank | Saldo=pagu16 | Nomor SK=sk
csv; | jdih-indeks | | Nomor Peraturan=sk | Tahun=tahun | Tanggal Penetapan=tgl | Halaman=jml | ID Dokumen=uuid | Nomor Panggil=ddc
csv, | opd | | kode_opd=satker | nama_opd=kantor | alamat_kantor=alamat_kantor | telp_kantor=telkantor | whatsapp_layanan=hpkantor | email_dinas=surelkantor
tsv | faktur | | no_invoice=inv16 | no_faktur_pajak=faktur | dpp=pagu16 | ppn=pagu | vendor=pt | tgl_faktur=tgl
csv, | harga-komoditas | | kode_komoditas=kbli | pasar=ket | harga=pagu | tanggal=tgl | minggu=jml | indeks=persen
xlsx | stok-obat | Stok Obat | Kode Obat=serial | Batch=batch | Kode E-Katalog=ekat | Kedaluwarsa=tgl | Stok=jml | Nilai=pagu16
csv; | cuaca | | stasiun=wmo | waktu_utc=cap | tekanan=luas | kode_synop=synop | suhu=persen | nilai_mentah=mentah16
ods | stbp | Surat Tanda Bukti Penerimaan | No STBP=sp2d | Kode Retribusi=koderek | Jumlah=pagu | No Virtual Account=va | Petugas Loket=loket
csv, | halte-bus | | kode_halte=wmo | nama=ket | lat=latk | lng=lonk | alamat=alamat_kantor | id_osm=osm
""".strip().splitlines()

LETTERS = (
    """pdf | penutup-surat
Pemerintah Kota Pekanbaru, Jl. Jenderal Sudirman No. 464, Telp. {telkantor}, email {surelkantor}
Kode rekening {koderek} pagu Rp {pagu_titik} nomor SP2D {sp2d}
Hotline layanan PPID {hpkantor} setiap hari kerja""",
    """docx | spesifikasi
Nomor paket {rup}, kode tender {lpse}, NIB {nib}, NPWP badan {npwp_badan}
ISBN {isbn}, DOI {doi}, faktur {faktur}
NOP {nop} seluas {luas} m2, sertifikat {sertifikat}""",
    """md | kantor
Kantor kami di {alamat_kantor}, koordinat {latk}, {lonk}. Telepon {telkantor}, WhatsApp layanan {hpkantor}.
Rekening Kas Umum Daerah {rek_umum} pada Bank Riau Kepri Syariah.
Keputusan nomor {sk} tanggal {tgl}.""",
    """txt | log
{cap} INFO id={uuid} kode={epoch} bayar={va} virtual account lunas
Barcode {ean} batch {batch} jumlah {pagu16}
Realisasi belanja {pagu16} dari pagu {pagu16}""",
)

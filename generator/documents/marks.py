"""What can be wrong with a document, as codes with their sentences.

A reader works in a child process and only ever says a code and a few values; the sentences are
put together here, on the parent's side, so that nothing a file contains becomes the sentence.
"""

# ruff: noqa: E501  # a sentence is easier to read, and to find, on one line

from __future__ import annotations

from dataclasses import dataclass

from generator.findings import Finding, Place, Severity, one_line

VALUE_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Mark:
    """Something seen in a file; ``values`` fill the sentence of its code."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    message: str
    remedy: str
    severity: Severity = Severity.WARNING


CLEAN = "Buat salinan bersih dengan `terang clean BERKAS`."
RESAVE = "Buka di program pembuatnya, simpan ulang, lalu unggah lagi."

# An error is what a citizen cannot use or must not be sent; all else is a warning.
FAULTS = {
    "berkas-kosong": Fault(
        "berkas ini 0 bita, tidak ada isinya.", "Unggah lagi berkas aslinya.", Severity.ERROR
    ),
    "berkas-hilang": Fault(
        "berkas ini tidak dapat dibaca dari cakram.", "Periksa izin dan nama berkasnya.", Severity.ERROR
    ),
    "berkas-terlalu-besar": Fault(
        "berkas ini {size}; GitHub menolak berkas 100 MB atau lebih.",
        "Perkecil gambarnya atau bagi menjadi beberapa berkas.",
        Severity.ERROR,
    ),
    "berkas-besar": Fault(
        "berkas ini {size}; GitHub memperingatkan mulai 50 MB dan warga lama mengunduhnya.",
        "Perkecil gambarnya atau bagi menjadi beberapa berkas.",
    ),
    "jenis-berkas-terlarang": Fault(
        "berkas {suffix} dapat menjalankan program di peramban atau komputer warga.",
        "Simpan isinya sebagai PDF, lalu unggah PDF itu.",
        Severity.ERROR,
    ),
    "format-tak-dikenal": Fault(
        "isi berkas {suffix} tidak dapat dibaca, jadi tidak dapat dicari.",
        "Sertakan juga isinya sebagai PDF, DOCX, atau ODT.",
    ),
    "format-lama": Fault(
        "format lama {suffix} tidak dapat dibaca, jadi isinya tidak dapat dicari.",
        "Simpan sebagai DOCX, XLSX, PPTX, atau PDF.",
    ),
    "isi-lain": Fault(
        "akhiran berkas ini {suffix}, tetapi isinya {content}.",
        "Simpan ulang dari program pembuatnya dengan akhiran yang benar.",
        Severity.ERROR,
    ),
    "berkas-ganda": Fault(
        "berkas ini sekaligus {content}: ada isi lain yang tersembunyi di dalamnya.", RESAVE
    ),
    "berkas-rusak": Fault(
        "berkas {suffix} ini rusak atau terpotong dan tidak dapat dibuka.", RESAVE, Severity.ERROR
    ),
    "berkas-terkunci": Fault(
        "berkas ini terkunci kata sandi, jadi warga tidak dapat membukanya.",
        "Simpan ulang tanpa kata sandi.",
        Severity.ERROR,
    ),
    "bom-zip": Fault(
        "berkas ini mengembang menjadi {size} bila dibuka.",
        "Hapus gambar atau lembar yang tidak perlu, lalu simpan ulang.",
        Severity.ERROR,
    ),
    "dokumen-terlalu-berat": Fault(
        "teksnya tidak terbaca dalam batas {limit}, jadi isinya tidak dapat dicari.",
        "Simpan ulang dengan gambar lebih sederhana atau bagi menjadi beberapa berkas.",
    ),
    "dokumen-tak-terbaca": Fault(
        "teksnya tidak dapat dibaca ({reason}), jadi isinya tidak dapat dicari.", RESAVE
    ),
    "terlalu-banyak-halaman": Fault(
        "dokumen ini {pages} halaman; hanya {limit} halaman pertama yang dapat dicari.",
        "Bagi menjadi beberapa berkas.",
    ),
    "terlalu-banyak-teks": Fault(
        "teks dokumen ini terlalu panjang; sisanya tidak dapat dicari.",
        "Bagi menjadi beberapa berkas, atau terbitkan tabel besar sebagai dataset.",
    ),
    "pdf-rusak": Fault(
        "PDF ini rusak atau terpotong.",
        "Buat ulang PDF-nya dari dokumen asli, lalu unggah lagi.",
        Severity.ERROR,
    ),
    "pdf-cacat": Fault(
        "susunan dalam PDF ini cacat dan hanya terbaca sesudah diperbaiki.",
        "Buat ulang PDF-nya dari dokumen asli, atau pakai `terang clean BERKAS`.",
    ),
    "pdf-dibatasi": Fault(
        "PDF ini melarang penyalinan teks, juga bagi pembaca layar.", "Simpan ulang tanpa pembatasan."
    ),
    "pdf-skrip": Fault("PDF ini memuat skrip atau perintah yang berjalan sendiri ({what}).", CLEAN),
    "jejak-cetak": Fault(
        "halaman PDF ini memuat alamat berkas di komputer pembuatnya (file:///…), jejak mencetak dari peramban.",
        "Cetak ulang tanpa kepala dan kaki halaman peramban.",
    ),
    "pdf-lampiran": Fault(
        "PDF ini membawa {count} berkas lampiran di dalamnya.",
        f"Terbitkan lampirannya sendiri bila memang untuk umum. {CLEAN}",
    ),
    "berkas-tertanam": Fault(
        "dokumen ini membawa {count} berkas lain di dalamnya, misalnya seluruh data di balik grafik: {names}.",
        "Tempel grafik atau tabelnya sebagai gambar, atau periksa isinya.",
    ),
    "lampiran-tak-terbaca": Fault(
        "{count} berkas di dalamnya tidak dapat diperiksa: {names}.",
        "Buka dan periksa sendiri, atau terbitkan sebagai berkas tersendiri.",
    ),
    "isi-arsip-terlarang": Fault(
        "di dalamnya ada berkas yang dapat menjalankan program atau keluar dari foldernya: {names}.",
        "Hapus berkas itu, lalu buat ulang.",
        Severity.ERROR,
    ),
    "berisi-makro": Fault(
        "dokumen ini memuat makro, program yang dapat merusak komputer warga.",
        "Simpan sebagai DOCX, XLSX, atau PPTX tanpa makro.",
    ),
    "entitas-xml": Fault(
        "berkas ini memuat deklarasi DTD atau entitas XML yang tidak semestinya; isinya diabaikan.", RESAVE
    ),
    "nama-penulis": Fault('berkas ini menyimpan nama orang: "{names}".', CLEAN),
    "nama-program": Fault('berkas ini menyimpan nama program pembuatnya: "{names}".', CLEAN),
    "jejak-perubahan": Fault(
        "dokumen ini masih menyimpan jejak perubahan (track changes): {count}.",
        f"Terima atau tolak semua perubahan lebih dulu. {CLEAN}",
    ),
    "komentar": Fault("dokumen ini masih memuat komentar: {count}.", CLEAN),
    "teks-tersembunyi": Fault("dokumen ini memuat teks tersembunyi.", CLEAN),
    "lembar-tersembunyi": Fault(
        'buku kerja ini memuat lembar tersembunyi: "{names}".', f"Tampilkan dan periksa, atau hapus. {CLEAN}"
    ),
    "kolom-tersembunyi": Fault(
        'lembar "{sheet}" memuat kolom atau baris tersembunyi.', f"Tampilkan dan periksa, atau hapus. {CLEAN}"
    ),
    "salindia-tersembunyi": Fault(
        "presentasi ini memuat salindia tersembunyi: {count}.", f"Tampilkan dan periksa, atau hapus. {CLEAN}"
    ),
    "catatan-pembicara": Fault("presentasi ini memuat catatan pembicara pada {count} salindia.", CLEAN),
    "lapisan-tersembunyi": Fault(
        'PDF ini memuat lapisan tersembunyi: "{names}".', "Cetak ulang ke PDF tanpa lapisan itu."
    ),
    "lokasi-gambar": Fault("gambar ini menyimpan tempat pengambilannya (GPS).", CLEAN),
    "rincian-gambar": Fault("gambar ini menyimpan rincian kamera atau pemiliknya ({names}).", CLEAN),
    "pindaian-tanpa-ocr": Fault(
        "{pages} halaman berupa pindaian tanpa teks dan Tesseract (bahasa ind) tidak terpasang; warga tidak dapat mencari isinya dan pembaca layar tidak dapat membacanya.",
        "Pasang paket tesseract-ocr dan tesseract-ocr-ind, atau unggah PDF yang bukan pindaian.",
    ),
    "pindaian-tak-terbaca": Fault(
        "{pages} halaman pindaian tidak menghasilkan teks apa pun.",
        "Pindai ulang lebih jelas, sekurangnya 300 dpi.",
    ),
    "teks-rusak": Fault(
        "{pages} halaman memuat teks yang rusak (huruf acak); warga tidak dapat mencari isinya dan pembaca layar tidak dapat membacanya.",
        "Unggah PDF yang diekspor langsung dari pengolah kata, atau pindai ulang tanpa lapisan teks.",
    ),
    "teks-rusak-diganti": Fault(
        "{pages} halaman memuat teks yang rusak (huruf acak); yang dipakai hasil pengenalan otomatis dari gambarnya.",
        "Periksa laman teksnya, atau unggah PDF yang diekspor langsung dari pengolah kata.",
    ),
    "pindaian-panjang": Fault(
        "pindaian ini {pages} halaman; hanya {limit} halaman pertama yang dikenali teksnya.",
        "Bagi menjadi beberapa berkas, atau unggah PDF yang bukan pindaian.",
    ),
}


def finding(mark: Mark, source: str) -> Finding:
    """The sentence of a mark, about the file ``source`` (path inside the portal).

    ``isi-lain`` is published under the name of what the file is not: ``isi-bukan-pdf``.
    """
    fault = FAULTS[mark.code]
    values = {key: one_line(value, VALUE_LIMIT) for key, value in mark.values}
    code = f"isi-bukan-{values['suffix'].lstrip('.')}" if mark.code == "isi-lain" else mark.code
    return Finding(Place(source), fault.message.format_map(values), fault.remedy, code, fault.severity)

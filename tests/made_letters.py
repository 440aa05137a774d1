"""A fourth, small corpus: whole lines out of letters, notices, forms, lists and chats, for confirmation only.

Written after the detectors had been mended by the third; nothing was mended by this one before it was
measured. ``{p}`` is a mobile number in a form of ``PHONES``, ``{k}`` a NIK, ``{c}`` a family card, ``{t}`` a
tax number, in a form of ``NUMBERS`` and ``TAXES``; ``{m}`` is a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from made_written import NAMES, Write, cut, mobile, payer, person, servant, tax, zero

PHONES: tuple[Write, ...] = (
    zero(lambda v: v),
    zero(cut("-", 4, 4)),
    zero(cut(" ", 4, 4)),
    zero(cut(" ", 4, 3)),
    zero(cut(".", 4, 3)),
    zero(cut("-", 4, 2, 2, 2)),
    zero(lambda v: f"{v[:4]}-{v[4:6]} {v[6:9]}-{v[9:]}"),
    zero(lambda v: f"( {v[:4]} ) {v[4:8]} {v[8:]}"),
    lambda v: "+62" + v[:3] + "-" + v[3:7] + "-" + v[7:],
    lambda v: "+62 " + v,
    lambda v: f"(62) {v[:3]} {v[3:]}",
)
NUMBERS: tuple[Write, ...] = (
    lambda v: v,
    cut(" ", 4, 4, 4),
    cut(" ", 6, 6),
    cut("-", 4, 4, 4),
    lambda v: f"{v[:6]} - {v[6:12]} - {v[12:]}",
)
TAXES: tuple[Write, ...] = (
    tax(".", ".", "-", "."),
    tax(".", ".", ".", "."),
    tax(".", ".", "- ", "."),
    lambda v: v,
    lambda v: "0" + v,
    tax(" ", " ", "-", " "),
)
LINES: tuple[tuple[str, str], ...] = (
    ("hp", "Demikian disampaikan, konfirmasi lebih lanjut dapat menghubungi Sdr. {m} ({p})."),
    ("hp", "Pendaftaran di loket atau melalui WA admin {p} pada jam kerja"),
    ("hp", "Ketua Panitia\t: {m} / HP {p}"),
    ("hp", "6. {m}, Ketua RW 04, No. Telp/HP {p}"),
    ("hp", "Alamat: Jl. Melati; Telp: {p}; Pekerjaan: petani"),
    ("hp", "no telp yang dapat dihubungi: {p}"),
    ("hp", "nama={m}&hp={p}"),
    ("hp", "[25/11 08.12] {m}: tolong kirim ke {p} ya"),
    ("hp", "Kader posyandu {m} telepon {p}"),
    ("hp", "Pemilik: {m}\nNo HP: {p}\nLuas: 120 m2"),
    ("hp", "{m} | Kel. Sukajadi | {p} | hadir"),
    ("hp", "Nama/HP Penanggung Jawab: {m} {p}"),
    ("hp", "Tlpn {p} (istri)"),
    ("hp", "Kontak darurat keluarga: {m} {p}"),
    ("hp", "gabung grup: {m} {p}, {m} {p}"),
    ("hp", "orang tua a.n. {m}, WhatsApp {p}, sudah vaksin 2"),
    ("hp", "Whatsapp/SMS : {p}"),
    ("hp", "pengemudi {m} BM 1234 AB {p}"),
    ("hp", "HP Suami {p}"),
    ("hp", '"{m}","{p}","Tampan"'),
    ("hp", "{m};{p};Marpoyan Damai"),
    ("hp", "Tel.: {p}"),
    ("hp", "T: {p}"),
    ("hp", "dgn nomor hp yg aktif {p}"),
    ("hp", "Lapor ke Pak Lurah {m} di nomor {p}"),
    ("nik", "Yang bertanda tangan di bawah ini: Nama {m}, NIK {k}, Pekerjaan Wiraswasta"),
    ("nik", "N a m a : {m}\nN I K : {k}"),
    ("nik", "Menerangkan bahwa {m} pemegang KTP Nomor {k} adalah benar warga kami"),
    ("nik", "nama={m}&nik={k}"),
    ("nik", "{m};{k};L;Sukajadi"),
    ("nik", '"{m}","{k}","P"'),
    ("nik", "1 {m} {k} Rp600.000"),
    ("nik", "No. KTP/SIM/Paspor : {k}"),
    ("nik", "NIK Anggota Keluarga 2: {k}"),
    ("nik", "(KTP {k})"),
    ("nik", "| 12 | {m} | {k} | Kel. Labuh Baru |"),
    ("nik", "penerima PKH atas nama {m} dengan Nomor Induk Kependudukan {k}"),
    ("nik", "NIK Pelapor/Pemohon : {k}"),
    ("nik", "Nik nya {k} bu"),
    ("kk", "Nomor Kartu Keluarga {c} atas nama kepala keluarga {m}"),
    ("kk", "No. KK/NIK: {c} / {k}"),
    ("kk", "KK nomor: {c}"),
    ("kk", "terdaftar dalam KK {c}"),
    ("kk", "No.Kartu Keluarga\n{c}"),
    ("kk", "no kk {c} alamat sesuai ktp"),
    ("npwp", "Nama WP {m}, NPWP {t}, KPP Pratama Pekanbaru Tampan"),
    ("npwp", "NPWP (pribadi) : {t}"),
    ("npwp", "dipotong PPh 21 a.n. {m} NPWP {t}"),
    ("npwp", "No NPWP\n{t}"),
    ("npwp", "npwp narasumber {t}"),
    ("npwp", "N.P.W.P.: {t}"),
)
AGAIN: tuple[tuple[str, str], ...] = (
    ("hp", "Info pendaftaran: {m} / {p} / {m} / {p}"),
    ("hp", "Untuk pemesanan kue hub {m} -> {p}"),
    ("hp", "Bpk. {m} {p} (Ketua LPM)"),
    ("hp", "nama: {m}, umur 45, telp: {p}, alamat: Tampan"),
    ("hp", "No. Ponsel Pribadi Kepala Sekolah {p}"),
    ("hp", "bisa WA saya di {p}"),
    ("hp", "{p} a.n. {m}"),
    ("hp", "{p} = {m}"),
    ("hp", "3) {m}... {p}"),
    ("hp", "Sekretaris RT: {m}  Telp: {p}  E-mail: -"),
    ("hp", "<td>{m}</td><td>{p}</td>"),
    ("hp", '{"nama": "{m}", "hp": "{p}"}'),
    ("hp", "keluhan warga {m} ({p}) soal banjir"),
    ("hp", "Hp pribadi camat: {p}"),
    ("hp", "petani plasma {m} kontak {p} luas 2 ha"),
    ("hp", "No.Telp/HP yang bisa dihubungi saat darurat : {p}"),
    ("hp", "wali murid {m}: {p}"),
    ("hp", "{m}_{p}"),
    ("hp", "Nama Ibu {m} No Hp Ibu {p} Nama Ayah {m} No Hp Ayah {p}"),
    ("nik", "Nama : {m}, Tempat Lahir: Dumai, No. NIK/KTP : {k}, Agama Islam"),
    ("nik", "{k} a.n. {m}"),
    ("nik", "{k} {m} Rp 300.000,00"),
    ("nik", '{"nama": "{m}", "nik": "{k}"}'),
    ("nik", "<td>{k}</td><td>{m}</td>"),
    ("nik", "3) {m}... {k}"),
    ("nik", "data ganda: {k} dan {k}"),
    ("nik", "No Identitas Kependudukan {k}"),
    ("nik", "{m}_{k}"),
    ("nik", "anak {m} NIK-nya {k}"),
    ("nik", "Suami: {m} ({k}); Istri: {m} ({k})"),
    ("nik", "KTP a/n {m} nomor {k}"),
    ("nik", "NIK KK {k}"),
    ("kk", "kk: {c} ({m})"),
    ("kk", "Nomor KK baru hasil pecah KK {c}"),
    ("kk", "fotokopi KK no {c}"),
    ("kk", "Nomor KK {m} = {c}"),
    ("npwp", "pajak: NPWP suami {t}"),
    ("npwp", '{"npwp": "{t}"}'),
    ("npwp", "a.n. {m}, nomor pokok wajib pajak: {t}"),
    ("npwp", "NPWP yang digunakan {t}"),
    ("npwp", "Kartu NPWP {m} no. {t}"),
)
"""Written after the first letters were mended by, and measured once."""
MAKES: dict[str, Callable[[Random], str]] = {
    "{p}": lambda c: c.choice(PHONES)(mobile(c)),
    "{k}": lambda c: c.choice(NUMBERS)(person(woman=True)(c)),
    "{c}": lambda c: c.choice(NUMBERS)(person(woman=False)(c)),
    "{t}": lambda c: c.choice(TAXES)(payer(c)),
    "{n}": servant,
    "{m}": lambda c: c.choice(NAMES),
}
EACH = 20


def letters(lines: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str, str]]:
    """(kind, form, line) of ``LINES`` or ``AGAIN``."""
    for kind, form in lines:
        chance = Random(form)
        for _ in range(EACH):
            line = form
            for mark, make in MAKES.items():
                while mark in line:
                    line = line.replace(mark, make(chance), 1)
            yield kind, form, line

"""The one writer: conflicts refused, only changes written, leftovers pruned, nothing escapes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.output import MARKER, Conflict, Escape, Output


@pytest.fixture
def out(tmp_path: Path) -> Output:
    return Output(tmp_path / "docs", tmp_path / "files")


def again(out: Output) -> Output:
    return Output(out.docs, out.files)


def test_pages_and_files_land_in_their_trees(out: Output, tmp_path: Path) -> None:
    original = tmp_path / "a.pdf"
    original.write_bytes(b"%PDF")
    out.page("", "# Beranda", "home")
    out.page("dataset/x/", "isi", "x.yml")
    out.file("dataset/x/x.csv", "a,b\n", "x.yml")
    out.file("dokumen/a/a.pdf", original, "a.yml")
    out.made("besar.bin", lambda path: path.write_bytes(b"\0" * 5) and None, "besar")
    assert out.write().written == 5
    assert (out.docs / "index.md").read_text() == "# Beranda"
    assert (out.docs / "dataset/x/index.md").read_text() == "isi"
    assert (out.files / "dataset/x/x.csv").read_text() == "a,b\n"
    assert (out.files / "dokumen/a/a.pdf").read_bytes() == b"%PDF"
    assert (out.files / "besar.bin").stat().st_size == 5


def test_a_second_run_writes_only_changes_and_prunes_the_rest(out: Output) -> None:
    for address in ("a.txt", "b/b.txt", "c/d/e.txt"):
        out.file(address, "lama", "x")
    out.write()
    before = (out.files / "a.txt").stat().st_mtime_ns
    second = again(out)
    second.file("a.txt", "lama", "x")
    second.file("b/b.txt", "baru", "x")
    done = second.write()
    assert (done.written, done.unchanged, done.pruned) == (1, 1, 1)
    assert (out.files / "a.txt").stat().st_mtime_ns == before
    assert (out.files / "b/b.txt").read_text() == "baru"
    assert not (out.files / "c").exists()


def test_a_file_that_becomes_a_folder_and_back(out: Output) -> None:
    out.file("a", "berkas", "x")
    out.write()
    folder = again(out)
    folder.file("a/b", "di dalam", "x")
    folder.write()
    assert (out.files / "a/b").read_text() == "di dalam"
    back = again(out)
    back.file("a", "berkas", "x")
    back.write()
    assert (out.files / "a").read_text() == "berkas"


def test_a_folder_that_becomes_a_file_deep_below_a_stale_one(out: Output) -> None:
    out.file("a/b/c", "berkas", "x")
    out.file("d", "berkas", "x")
    out.write()
    second = again(out)
    second.file("a/b", "berkas", "x")
    second.file("d/e/f", "di dalam", "x")
    assert second.write().pruned == 0
    assert (out.files / "a/b").read_text() == "berkas"
    assert (out.files / "d/e/f").read_text() == "di dalam"


def test_a_file_is_there_as_soon_as_it_is_claimed(out: Output) -> None:
    out.page("x/", "isi", "x")
    assert (out.docs / "x/index.md").read_text() == "isi"
    assert out.addresses("docs") == ["x/index.md"]


def test_a_changed_original_of_equal_size_is_written(out: Output, tmp_path: Path) -> None:
    original = tmp_path / "a.pdf"
    original.write_bytes(b"satu")
    out.file("a.pdf", original, "a")
    out.write()
    original.write_bytes(b"dua!")
    second = again(out)
    second.file("a.pdf", original, "a")
    assert second.write().written == 1
    assert (out.files / "a.pdf").read_bytes() == b"dua!"


def test_editing_an_original_in_place_does_not_edit_what_was_published(out: Output, tmp_path: Path) -> None:
    original = tmp_path / "a.pdf"
    original.write_bytes(b"satu")
    out.file("a.pdf", original, "a")
    out.write()
    with original.open("r+b") as stream:
        stream.write(b"XXXX")
    assert (out.files / "a.pdf").read_bytes() == b"satu"


def test_two_sources_of_one_address_are_refused_and_both_named(out: Output) -> None:
    out.file("dataset/x/x.csv", "1", "datasets/a/x.csv")
    with pytest.raises(Conflict, match=r"datasets/a/x\.csv dan datasets/b/x\.csv"):
        out.file("dataset/x/x.csv", "2", "datasets/b/x.csv")


def test_names_equal_but_for_case_are_one_address(out: Output) -> None:
    out.file("Data.csv", "1", "a")
    with pytest.raises(Conflict):
        out.file("data.CSV", "2", "b")


def test_a_page_and_a_file_may_not_claim_the_same_html(out: Output) -> None:
    out.page("dokumen/x/", "isi", "x.yml")
    with pytest.raises(Conflict):
        out.file("dokumen/x/index.html", "<script>", "x.yml")


def test_a_file_cannot_stand_where_a_folder_is_wanted(out: Output) -> None:
    out.file("dokumen/x/perubahan", "berkas", "a")
    with pytest.raises(Conflict, match="diminta oleh a dan sebagai folder oleh b"):
        out.page("dokumen/x/perubahan/", "halaman", "b")


def test_a_folder_cannot_stand_where_a_file_is_wanted(out: Output) -> None:
    out.page("dokumen/X/perubahan/", "halaman", "b")
    with pytest.raises(Conflict, match="diminta oleh a dan sebagai folder oleh b"):
        out.file("dokumen/x/perubahan", "berkas", "a")


@pytest.mark.parametrize("address", ["../x", "a/../../x", "/etc/x", "a\\b", "a\0b", "", "x" * 300])
def test_no_address_leaves_the_folder(out: Output, address: str) -> None:
    with pytest.raises(Escape):
        out.file(address, "x", "x")


def test_a_page_address_ends_with_a_slash(out: Output) -> None:
    with pytest.raises(Escape):
        out.page("dataset/x", "x", "x")


def test_a_folder_of_somebody_else_is_never_emptied(out: Output) -> None:
    out.files.mkdir()
    (out.files / "penting.txt").write_text("jangan hapus")
    with pytest.raises(Escape, match="bukan buatan Terang"):
        out.file("a.txt", "x", "x")
    assert (out.files / "penting.txt").read_text() == "jangan hapus"
    assert not (out.files / MARKER).exists()


def test_a_maker_that_fails_leaves_the_old_file_and_no_partial(out: Output) -> None:
    out.file("a.bin", "lama", "x")
    out.write()

    def fail(path: Path) -> None:
        path.write_bytes(b"separuh")
        raise RuntimeError("listrik padam")

    second = again(out)
    with pytest.raises(RuntimeError):
        second.made("a.bin", fail, "x")
    assert (out.files / "a.bin").read_text() == "lama"
    assert sorted(path.name for path in out.files.iterdir()) == [MARKER, "a.bin"]


def keyed(out: Output, key: str, text: str, calls: list[str]) -> None:
    def make(path: Path) -> None:
        calls.append(text)
        path.write_text(text)

    out.made("a.txt", make, "x", key)
    out.write()


def test_under_the_same_key_nothing_is_made_again(out: Output) -> None:
    calls: list[str] = []
    keyed(out, "k1", "satu", calls)
    keyed(again(out), "k1", "satu", calls)
    assert calls == ["satu"]
    keyed(again(out), "k2", "dua", calls)
    assert calls == ["satu", "dua"]
    assert (out.files / "a.txt").read_text() == "dua"


def test_a_file_that_somebody_touched_is_made_again(out: Output) -> None:
    calls: list[str] = []
    keyed(out, "k1", "satu", calls)
    (out.files / "a.txt").write_text("diubah orang")
    keyed(again(out), "k1", "satu", calls)
    assert (out.files / "a.txt").read_text() == "satu"
    (out.files / "a.txt").unlink()
    keyed(again(out), "k1", "satu", calls)
    assert (out.files / "a.txt").read_text() == "satu"


@pytest.mark.parametrize("marker", ["", "bukan json", "[]", '{"a.txt": 1}'])
def test_a_damaged_marker_is_not_believed(out: Output, marker: str) -> None:
    calls: list[str] = []
    keyed(out, "k1", "satu", calls)
    (out.files / MARKER).write_text(marker)
    keyed(again(out), "k1", "satu", calls)
    assert calls == ["satu", "satu"]


def test_after_a_run_that_was_cut_off_everything_is_looked_at_again(out: Output) -> None:
    calls: list[str] = []
    keyed(out, "k1", "satu", calls)

    def fail(path: Path) -> None:
        raise RuntimeError("listrik padam")

    second = again(out)
    second.made("a.txt", lambda path: None, "x", "k1")
    with pytest.raises(RuntimeError):
        second.made("z.txt", fail, "x")
    keyed(again(out), "k1", "satu", calls)
    assert calls == ["satu", "satu"]


def test_folders_that_nobody_wants_go_with_all_below_them(out: Output) -> None:
    for address in ("a/b/c/x.txt", "a/b/d/y.txt", "e/z.txt"):
        out.file(address, "lama", "x")
    (out.files / "f/g").mkdir(parents=True)
    out.write()
    assert not (out.files / "f").exists()
    second = again(out)
    second.file("a/b/d/y.txt", "lama", "x")
    second.file("a/b.txt", "baru", "x")
    assert second.write().pruned == 2
    left = sorted(path.relative_to(out.files).as_posix() for path in out.files.rglob("*"))
    assert left == [MARKER, "a", "a/b", "a/b.txt", "a/b/d", "a/b/d/y.txt"]


def test_only_the_marker_at_the_top_is_spared(out: Output) -> None:
    out.file("a/x.txt", "x", "x")
    (out.files / "a" / MARKER).write_text("{}")
    out.write()
    assert (out.files / MARKER).is_file()
    assert not (out.files / "a" / MARKER).exists()


def put_together(out: Output, key: str = "kunci") -> bool:
    """True where nothing had to be made."""
    if out.together("x", key):
        return True
    with out.gathered("x") as keep_as:
        out.file("x/a", "a", "x")
        out.made("x/b", lambda path: path.write_text("b") and None, "x", "b")
        keep_as(key)
    return False


def test_files_of_one_key_are_made_once(out: Output) -> None:
    assert not put_together(out)
    out.file("y", "y", "y")
    out.write()
    second = again(out)
    assert put_together(second)
    done = second.write()
    assert (done.written, done.unchanged, done.pruned) == (0, 2, 1)
    assert second.addresses() == ["x/a", "x/b"]
    third = again(out)
    assert put_together(third)
    third.write()
    assert (out.files / "x/b").read_text() == "b"


@pytest.mark.parametrize("name", ["x/a", "x/b"])
@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_text("lain")])
def test_files_of_one_key_are_made_anew_where_one_is_another(
    out: Output, name: str, change: Callable[[Path], object]
) -> None:
    put_together(out)
    out.write()
    change(out.files / name)
    second = again(out)
    assert not put_together(second)
    second.write()
    assert [(out.files / each).read_text() for each in ("x/a", "x/b")] == ["a", "b"]


def test_files_of_another_key_or_none_or_of_a_run_that_was_cut_off_are_made_anew(out: Output) -> None:
    put_together(out, "")
    out.write()
    assert not put_together(again(out), "")
    last = again(out)
    assert not put_together(last, "lain")
    last.write()
    assert put_together(again(out), "lain")
    assert not put_together(again(out), "lain"), "the run before did not end"


def test_files_of_one_key_are_claimed(out: Output) -> None:
    put_together(out)
    out.write()
    second = again(out)
    second.file("x/a", "c", "lain")
    with pytest.raises(Conflict, match="lain dan x"):
        put_together(second)


def test_what_a_run_left_that_was_cut_off_is_pruned(out: Output) -> None:
    out.file("a/b/c", "x", "x")
    out.write()
    again(out).file("d/e", "x", "x")
    third = again(out)
    third.file("f", "x", "x")
    assert third.write().pruned == 2
    assert sorted(path.name for path in out.files.iterdir()) == [MARKER, "f"]

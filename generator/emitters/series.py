"""``/dokumen/seri/SLUG/``: yearly documents as one thing; ``terbaru/`` always leads to the newest."""

from __future__ import annotations

from generator.emitters.front import front
from generator.kinds import KINDS
from generator.model import Catalogue
from generator.output import Output
from generator.render import Renderer
from generator.series import HOME, Series, all_series

LIST = ("Dokumen berseri", HOME)
LEAD = "Dokumen yang terbit tiap tahun, misalnya anggaran dan laporan, beserta tahun yang belum ada."


def emit(catalogue: Catalogue, out: Output) -> None:
    every = all_series(catalogue)
    if not every:
        return
    renderer = Renderer(catalogue)
    above = [(KINDS["dokumen"].plural, "dokumen/")]
    matter = front(LEAD, above, [("Dokumen", "dokumen/")], ("navigation", "toc"), search=False)
    out.page(
        HOME, renderer.page("daftar-seri.md", HOME, LIST[0], matter, lead=LEAD, every=every), "daftar seri"
    )
    for series in every:
        emit_series(catalogue, series, renderer, out)
        emit_latest(series, renderer, out)


def emit_series(catalogue: Catalogue, series: Series, renderer: Renderer, out: Output) -> None:
    matter = front(
        lead_of(series),
        [(KINDS["dokumen"].plural, "dokumen/"), LIST],
        [(series.title, series.address)],
        ("navigation", "toc"),
        search=False,
        assets=["dokumen.css"],
        jsonld=structured(catalogue, series),
    )
    page = renderer.page("seri.md", series.address, series.title, matter, series=series, lead=lead_of(series))
    out.page(series.address, page, f"seri {series.slug}")


def lead_of(series: Series) -> str:
    count = f"{len(series.editions)} edisi, {series.span}."
    if not series.missing:
        return count
    years = ", ".join(str(year) for year in reversed(series.missing))
    return f"{count} Belum ada di portal ini: {years}."


def structured(catalogue: Catalogue, series: Series) -> dict[str, object]:
    """https://schema.org/CreativeWorkSeries"""
    absolute = catalogue.settings.absolute
    first, _, last = series.span.partition("–")
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWorkSeries",
        "@id": absolute(series.address),
        "url": absolute(series.address),
        "name": series.title,
        "startDate": first,
        **({"endDate": last} if last else {}),
        "hasPart": [
            {"@type": "CreativeWork", "@id": absolute(each.address), "name": each.title}
            for each in series.editions
        ],
    }


def emit_latest(series: Series, renderer: Renderer, out: Output) -> None:
    """A page without script that leads on by itself, is told to search engines as the edition itself, and
    has an ordinary link."""
    crumbs = [(KINDS["dokumen"].plural, "dokumen/"), LIST, (series.title, series.address)]
    latest = series.latest
    matter = front(f"Edisi terbaru: {latest.title}.", crumbs, search=False, redirect=latest.address)
    page = renderer.page(
        "terbaru.md", series.latest_address, f"{series.title}: terbaru", matter, series=series, item=latest
    )
    out.page(series.latest_address, page, f"seri {series.slug}")

"""The three formats: what the standards demand, whatever the words are."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from types import ModuleType, SimpleNamespace
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.feeds import FEEDS, MEDIA_TYPES
from generator.feeds.channel import UNTITLED, Channel, Enclosure, Entry, as_utc, clean, one_line

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
HOME = "https://ppid.example.go.id/"
DAY = datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)
EVERY = pytest.mark.parametrize(("name", "form"), FEEDS.items())


def entry(number: int = 0, **changes: Any) -> Entry:
    values: dict[str, Any] = {
        "id": f"tag:ppid.example.go.id,2025:{number}",
        "title": f"Baru: judul {number}",
        "url": f"{HOME}dataset/{number}/",
        "date": DAY - timedelta(days=number),
        "summary": "1 < 2 & 3",
        "content": '<p>1 &lt; 2 &amp; <a href="https://example.go.id/">3</a></p>',
        "author": "Dinas Kominfo",
        "categories": (("dataset", "Dataset"), ("berkala", "Informasi berkala")),
        "enclosures": (
            Enclosure(f"{HOME}a.csv", "text/csv", 12, "Tabel"),
            Enclosure(f"{HOME}a.pdf", "application/pdf", 34),
        ),
    }
    return Entry(**(values | changes))


def channel(*entries: Entry, **changes: Any) -> Channel:
    values: dict[str, Any] = {
        "title": "PPID – Dataset",
        "description": "Perubahan dataset.",
        "url": f"{HOME}dataset/",
        "folder": f"{HOME}dataset/",
        "updated": DAY,
        "author": "Kota Contoh",
        "entries": entries,
        "rights": "Lisensi CC-BY-4.0",
        "icon": f"{HOME}ikon.png",
    }
    return Channel(**(values | changes))


def written(name: str, feed: Channel) -> bytes:
    return FEEDS[name].to_bytes(feed, f"{feed.folder}{name}")


def check_rss(document: bytes) -> None:
    """Required elements of RSS 2.0, dates by RFC 822, unique guids."""
    root = etree.fromstring(document)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (feed,) = root
    for name in ("title", "link", "description", "lastBuildDate", "language"):
        assert len(feed.findall(name)) == 1, name
        assert feed.findtext(name)
    assert feed.findtext("link", "").startswith("https://")
    guids = [each.findtext("guid") for each in feed.findall("item")]
    assert None not in guids
    assert len(set(guids)) == len(guids)
    for each in feed.findall("item"):
        assert each.find("guid").get("isPermaLink") == "false"
        assert parsedate_to_datetime(each.findtext("pubDate", "")).tzinfo
        assert each.findtext("title")
        assert each.findtext("description")
        for file in each.findall("enclosure"):
            assert file.get("url", "").startswith("https://")
            assert "/" in file.get("type", "")
            assert file.get("length", "").isdigit()


def check_atom(document: bytes) -> None:
    """RFC 4287 §4.1: one id, title, updated; an author; alternate links without twins."""
    root = etree.fromstring(document)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for each in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(each.findall(ATOM + name)) == 1, name
            assert each.findtext(ATOM + name)
        moment = datetime.fromisoformat(each.findtext(f"{ATOM}updated", ""))
        assert moment.utcoffset() == timedelta(0)
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in each.findall(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        assert len(alternates) == len(set(alternates)) == 1
        assert len(each.findall(f"{ATOM}content")) <= 1
        assert len(each.findall(f"{ATOM}summary")) <= 1
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert len(ids) == len(set(ids))


def check_json(document: bytes) -> None:
    """JSON Feed 1.1: version, title, items; each item an id and a content."""
    feed = json.loads(document)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    assert isinstance(feed["items"], list)
    ids = [each["id"] for each in feed["items"]]
    assert len(ids) == len(set(ids))
    for each in feed["items"]:
        assert each["content_html"]
        assert datetime.fromisoformat(each["date_published"]).tzinfo
        assert all({"url", "mime_type"} <= file.keys() for file in each.get("attachments", []))
    allowed = {"version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url"}
    allowed |= {"icon", "favicon", "authors", "language", "expired", "hubs", "items"}
    assert {key for key in feed if not key.startswith("_")} <= allowed


CHECKS = {"rss.xml": check_rss, "atom.xml": check_atom, "feed.json": check_json}


def parsed(name: str, document: bytes) -> Any:
    """As a reader sees it; JSON Feed is brought into feedparser's words."""
    if name != "feed.json":
        feed = feedparser.parse(document)
        assert not feed.bozo, feed.get("bozo_exception")
        return feed
    feed = json.loads(document)
    return SimpleNamespace(
        feed=SimpleNamespace(title=feed["title"], link=feed["home_page_url"]),
        entries=[
            SimpleNamespace(
                id=each["id"],
                title=each["title"],
                link=each["url"],
                author=each.get("authors", [{}])[0].get("name"),
                content=[SimpleNamespace(value=each["content_html"])],
                tags=[SimpleNamespace(term=tag) for tag in each.get("tags", [])],
                enclosures=[
                    SimpleNamespace(
                        href=file["url"], type=file["mime_type"], length=str(file["size_in_bytes"])
                    )
                    for file in each.get("attachments", [])
                ],
            )
            for each in feed["items"]
        ],
    )


def test_every_format_has_a_check_and_a_media_type() -> None:
    assert FEEDS.keys() == CHECKS.keys() == MEDIA_TYPES.keys()


@EVERY
def test_a_reader_finds_everything(name: str, form: ModuleType) -> None:
    document = written(name, channel(entry(0), entry(1)))
    CHECKS[name](document)
    feed = parsed(name, document)
    assert feed.feed.title == "PPID – Dataset"
    assert feed.feed.link == f"{HOME}dataset/"
    assert [each.title for each in feed.entries] == ["Baru: judul 0", "Baru: judul 1"]
    first = feed.entries[0]
    assert first.id == "tag:ppid.example.go.id,2025:0"
    assert first.link == f"{HOME}dataset/0/"
    assert first.author == "Dinas Kominfo"
    assert first.content[-1].value == '<p>1 &lt; 2 &amp; <a href="https://example.go.id/">3</a></p>'
    assert [(file.href, file.type, file.length) for file in first.enclosures] == [
        (f"{HOME}a.csv", "text/csv", "12"),
        (f"{HOME}a.pdf", "application/pdf", "34"),
    ]
    assert len(first.tags) == 2


@EVERY
def test_an_empty_feed_is_valid(name: str, form: ModuleType) -> None:
    document = written(name, channel())
    CHECKS[name](document)
    assert parsed(name, document).entries == []


@EVERY
def test_the_same_channel_gives_the_same_bytes(name: str, form: ModuleType) -> None:
    document = written(name, channel(entry(0), entry(1)))
    assert document == written(name, channel(entry(0), entry(1)))
    kept = channel(entry(0, written={}), entry(1))
    assert written(name, kept) == document
    assert written(name, kept) == document


@EVERY
def test_dates_come_from_the_channel_alone(name: str, form: ModuleType) -> None:
    jakarta = timezone(timedelta(hours=7))
    local = channel(entry(0, date=DAY.astimezone(jakarta)), updated=DAY.astimezone(jakarta))
    assert written(name, local) == written(name, channel(entry(0)))
    years = set(re.findall(rb"\b20\d\d\b", written(name, channel(entry(0)))))
    assert years <= {b"2025", b"2005"}  # 2005: the namespace of Atom


TEXT = st.text(st.characters(exclude_categories=()), max_size=60) | st.sampled_from(
    ["]]>", "<!--", "&#0;", "\x00\x1b[31m", "\ud800", "\ufffe", "</entry></item>", '"}]', "{{ x }}", "\u2028"]
)


@EVERY
@given(title=TEXT, summary=TEXT, content=TEXT, author=TEXT, term=TEXT)
def test_no_word_breaks_a_feed(
    name: str, form: ModuleType, title: str, summary: str, content: str, author: str, term: str
) -> None:
    hostile = entry(
        0, title=title, summary=summary, content=content, author=author, categories=((term, term),)
    )
    document = written(name, channel(hostile, entry(1), title=title, description=summary, rights=author))
    CHECKS[name](document)
    feed = parsed(name, document)
    assert len(feed.entries) == 2
    assert feed.entries[1].title == "Baru: judul 1"
    if name != "rss.xml":  # feedparser takes titles of RSS for HTML
        assert re.sub(r"\s", "", feed.entries[0].title) == re.sub(r"\s", "", one_line(clean(title)))


@EVERY
def test_archives_are_linked_both_ways(name: str, form: ModuleType) -> None:
    older, newer = f"{HOME}dataset/arsip/1/", f"{HOME}dataset/arsip/3/"
    current = channel(entry(), older=older, hub="https://hub.example.go.id/")
    archive = channel(entry(), older=older, newer=newer, archived=True, hub="https://hub.example.go.id/")
    here, there = (FEEDS[name].to_bytes(each, f"{each.folder}{name}") for each in (current, archive))
    if name == "feed.json":
        assert json.loads(here)["next_url"] == f"{older}feed.json"
        assert json.loads(here)["hubs"] == [{"type": "WebSub", "url": "https://hub.example.go.id/"}]
        assert "hubs" not in json.loads(there)
        return
    assert rels(here) == {
        "self": f"{HOME}dataset/{name}",
        "prev-archive": older + name,
        "hub": "https://hub.example.go.id/",
    }
    assert rels(there) == {
        "self": f"{HOME}dataset/{name}",
        "current": f"{HOME}dataset/{name}",
        "prev-archive": older + name,
        "next-archive": newer + name,
    }
    marks = [len(list(etree.fromstring(each).iter(f"{HISTORY}archive"))) for each in (here, there)]
    assert marks == [0, 1]


def rels(document: bytes) -> dict[str, str]:
    """rel → href of the feed's own links, the page aside."""
    root = etree.fromstring(document)
    feed = root[0] if root.tag == "rss" else root
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    return {rel: href for rel, href in links.items() if rel != "alternate"}


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_a_stylesheet_cannot_end_its_instruction(name: str) -> None:
    document = written(name, channel(stylesheet='/u.css"?><x>'))
    CHECKS[name](document)
    assert document.split(b"\n")[1].startswith(b'<?xml-stylesheet type="text/css" href="/u.css')


def test_prefixes_are_the_usual_ones() -> None:
    """Old readers look for the letters, not for the namespace."""
    document = written("rss.xml", channel(entry()))
    assert b"<content:encoded>" in document
    assert b"<dc:creator>" in document
    assert document.count(b"xmlns:content") == 1


def test_texts_are_cleaned_when_a_record_is_made() -> None:
    record = entry(0, title="a\x00b\ud800c", categories=(("x\x01", "y"),))
    assert record.title == "abc"
    assert record.categories == (("x", "y"),)
    assert clean("a\tb\u2028\U0001f600") == "a\tb\u2028\U0001f600"
    assert as_utc(datetime(2025, 1, 1, 7, 0, 0, 9)) == datetime(2025, 1, 1, 7, tzinfo=UTC)
    assert one_line(" a\n b ") == "a b"
    assert one_line("\n") == UNTITLED
    assert len(one_line("x" * 999)) == 300

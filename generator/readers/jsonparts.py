"""One page of several is not the table: what services say of the rest, each in its own words.

CKAN, BPS, DataTables, OData and WFS by a total, Laravel and Spring by the number of pages, Django, OData and
JSON:API by the address of the next one, ArcGIS and GraphQL by a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.readers.grid import Unreadable

TOTALS = (
    "total", "count", "totalCount", "total_count", "totalElements", "totalRecords", "total_records",
    "totalItems", "total_items", "totalData", "total_data", "jumlah_data", "recordsTotal", "iTotalRecords",
    "nhits", "numberMatched", "totalFeatures", "@odata.count", "odata.count",
)  # fmt: skip
PAGES = (
    "last_page",
    "lastPage",
    "total_pages",
    "totalPages",
    "total_page",
    "totalPage",
    "pageCount",
    "page_count",
)
NEXT = (
    "next", "nextLink", "next_page_url", "next_url", "nextPageUrl", "nextPageToken", "next_cursor", "__next",
    "@odata.nextLink", "odata.nextLink",
)  # fmt: skip
"""Not ``_links.next``: CKAN says it behind the last page as well."""
MORE = (
    "exceededTransferLimit",
    "hasNextPage",
    "has_next",
    "hasNext",
    "has_more",
    "hasMore",
    "incomplete_results",
)
BESIDE = ("meta", "metadata", "pagination", "paging", "page", "pageInfo", "page_info", "links", "properties")
"""Where it stands if not beside the records."""


def refuse_part(answer: dict[str, Any], records: list[Any]) -> None:
    """Raises Unreadable where ``answer`` says that there is more than these records."""
    for said in envelopes(answer):
        totals = [whole(said.get(key)) for key in TOTALS]
        total = max(totals)
        if total > len(records) and not is_sum(total, records):
            raise part_of_all(f"jawaban layanan ini hanya memuat {len(records)} dari {total} catatan.")
        pages = (*PAGES, "pages") if "page" in said else PAGES
        if any(whole(said.get(key)) > 1 for key in pages) or any(said.get(key) is True for key in MORE):
            raise part_of_all("jawaban layanan ini hanya memuat sebagian catatan.")
        if any(is_address(said.get(key)) for key in NEXT):
            raise part_of_all("jawaban layanan ini hanya memuat sebagian catatan.")


def envelopes(answer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield answer
    for key in BESIDE:
        if isinstance(answer.get(key), dict):
            yield answer[key]
            if isinstance(inner := answer[key].get("pagination"), dict):
                yield inner


def whole(value: Any) -> int:
    """A count, also one in quotation marks; -1 for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def is_address(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, dict) and isinstance(value.get("href"), str))


def is_sum(total: int, records: list[Any]) -> bool:
    """Officers write the sum of a column, or of all, beside their records and call it ``total``, too."""
    sums: dict[str, Decimal] = {}
    for record in records:
        for key, value in record.items() if isinstance(record, dict) else ():
            if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
                sums[key] = sums.get(key, Decimal(0)) + Decimal(value)
    return total in sums.values() or total == sum(sums.values())


def part_of_all(message: str) -> Unreadable:
    remedy = "Unduh semuanya, misalnya sebagai CSV, lalu terbitkan berkas itu."
    return Unreadable(message, remedy, "json-bukan-tabel")

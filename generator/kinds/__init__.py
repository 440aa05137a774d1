"""The kinds of things a portal publishes. A new kind is one file here and one line below."""

from generator.kinds.announcement import Announcement
from generator.kinds.dataset import Dataset
from generator.kinds.document import Document
from generator.kinds.exemption import Exemption
from generator.kinds.indicator import Indicator
from generator.kinds.organisation import Organisation
from generator.kinds.resource import Resource
from generator.kinds.service import Service

KINDS: dict[str, type[Resource]] = {
    "dataset": Dataset,
    "dokumen": Document,
    "pengumuman": Announcement,
    "layanan": Service,
    "indikator": Indicator,
    "organisasi": Organisation,
    "dikecualikan": Exemption,
}

"""64-bit hashes of texts: two of a million share one with a chance of less than 1 in 10 million."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from generator.late import Late
from generator.tables.arrow import Array

if TYPE_CHECKING:
    from pandas import util as hashing
else:
    hashing = Late("pandas.util")

Hashes = npt.NDArray[np.uint64]


def hashed(texts: Array) -> Hashes:
    """Of a column without missing values."""
    return hashing.hash_array(texts.to_numpy(zero_copy_only=False), categorize=False)

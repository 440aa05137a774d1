"""64-bit hashes of texts: two of a million share one with a chance of less than 1 in 10 million."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from pandas.util import hash_array

from generator.tables.arrow import Array

Hashes = npt.NDArray[np.uint64]


def hashed(texts: Array) -> Hashes:
    """Of a column without missing values."""
    return hash_array(texts.to_numpy(zero_copy_only=False), categorize=False)

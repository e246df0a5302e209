"""Sound as numbers."""

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
"""Mono sound; full scale is ±1."""

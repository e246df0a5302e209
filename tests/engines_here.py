"""Which speech engines this machine has: a test of one that is missing says so, and fails where CI is set."""

import os

import pytest

from multipub.speech.engines import ENGINES


def require_engine(name: str) -> None:
    """Skip, saying why; on the build machine (``CI`` set) fail instead: there every engine must speak."""
    if reason := ENGINES[name].available():
        words = f"{name}: {reason}"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)

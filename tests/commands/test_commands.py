"""What the documentation of the commands shows is what they do.

Each ``.md`` file here is a session: in its ``console`` blocks, a line after ``$`` is run by the shell, and what follows
is what it prints (stdout and stderr together).  ``…`` stands for anything within a line, or for any lines when it is a
line by itself; ``[exit 3]`` is the exit code where it is not 0.  The blocks of one file share a folder, into which
``samples/`` is copied.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
SAMPLES = FOLDER.parents[1] / "samples"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    command: str
    expected: tuple[str, ...]
    code: int


def steps(text: str) -> list[Step]:
    found = []
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.rstrip("\n").split("\n")
            code = 0
            if lines and (match := re.fullmatch(r"\[exit (\d)\]", lines[-1])):
                code = int(match[1])
                lines.pop()
            found.append(Step(command, tuple(lines), code))
    return found


def pattern(lines: tuple[str, ...]) -> str:
    """Return a regular expression for the expected lines."""
    parts = [r"(?:.*\n)*" if line == "…" else r".*".join(map(re.escape, line.split("…"))) + "\n" for line in lines]
    return "".join(parts)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_a_session_runs_as_documented(path: Path, tmp_path: Path):
    shutil.copytree(SAMPLES, tmp_path / "samples", ignore=shutil.ignore_patterns("__pycache__"))
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(tmp_path / "cache")),
        "COLUMNS": "120",
        "LC_ALL": "C.UTF-8",
    }
    found = steps(path.read_text("utf-8"))
    assert found, f"{path.name} shows no command"
    for step in found:
        done = subprocess.run(
            ["sh", "-c", step.command],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == step.code, f"$ {step.command}\n{done.stdout}"
        assert re.fullmatch(pattern(step.expected), done.stdout), f"$ {step.command}\n{done.stdout}"
        assert "Traceback" not in done.stdout

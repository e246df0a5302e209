"""Throw damaged and hostile input at every reader, for a time; whatever is not a clear error is a finding.

In:  seconds for each reader.   Out: a line a reader; findings are written to ``out/fuzz/`` and end with exit code 1.
Promises: reproducible: the seed is printed, and ``MULTIPUB_FUZZ_SEED`` sets it.
"""

import os
import random
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from multipub import canonical, carriers
from multipub.errors import MultipubError
from multipub.ingest import Intake, dialect_of

TOP = Path(__file__).resolve().parents[1]
SLOWEST = 10.0
"""Seconds that one input may take."""
TOKENS = (
    b"<", b">", b"&", b"&amp;", b"&x;", b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<![CDATA[", b"]]>", b"\x00", b"\xff\xfe",
    b"\xef\xbb\xbf", b"<p>" * 500, b"</p>" * 50, b"xml:lang='zz'", b"href='file:///etc/passwd'", b"../" * 9,
    b"\xf0\x9f",
    "\u202e".encode(), "\u00ad".encode(), b"[A/B]\n", b"By |\n", b"9" * 400, b"PK\x03\x04", b"%PDF-1.7", b"ID3\x04",
)  # fmt: skip


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return the data with a few things broken."""
    parts = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place = chance.randrange(len(parts) + 1)
        end = min(len(parts), place + chance.choice((1, 4, 40, 400)))
        match chance.randrange(6):
            case 0:
                parts[place:place] = chance.choice(TOKENS)
            case 1:
                del parts[place:end]
            case 2:
                parts[place:place] = parts[place:end]
            case 3:
                parts[place:end] = chance.randbytes(end - place)
            case 4:
                del parts[place:]
            case _:
                parts[place:end] = chance.choice(TOKENS)
    return bytes(parts)


def read_story(data: bytes) -> None:
    """Read canonical XML."""
    canonical.read(data, name="fuzz.xml")


def validate_story(data: bytes) -> None:
    """Validate canonical XML: this never raises for bad content."""
    canonical.validate(data, folder=TOP / "samples" / "harbour", name="fuzz.xml")


def import_any(data: bytes, suffix: str = ".txt") -> None:
    """Import whatever it is, and write it as canonical XML."""
    path = Path(f"fuzz{suffix}")
    intake = Intake(data=data, path=path, received=datetime(2026, 1, 1, tzinfo=UTC))
    canonical.write(dialect_of(data, path).read(intake).story)


def import_page(data: bytes) -> None:
    """Import it as a page saved from a browser."""
    import_any(data, ".html")


def import_markdown(data: bytes) -> None:
    """Import it as Markdown."""
    import_any(data, ".md")


def extract_any(data: bytes) -> None:
    """Take the canonical XML out of an edition."""
    carriers.extract(data, where="fuzz")


def seeds(*patterns: str) -> list[bytes]:
    """Return the files to start from."""
    return [path.read_bytes() for pattern in patterns for path in sorted(TOP.glob(pattern))]


READERS: tuple[tuple[Callable[[bytes], None], tuple[str, ...]], ...] = (
    (read_story, ("samples/*/article.xml",)),
    (validate_story, ("samples/brief/article.xml", "samples/harbour/article.xml")),
    (import_any, ("samples/pasted/*.txt", "samples/foreign/*.xml", "samples/foreign/*.json")),
    (import_page, ("samples/foreign/*.html",)),
    (import_markdown, ("samples/foreign/*.md",)),
    (extract_any, ("out/brief.*",)),
)


def fuzz(reader: Callable[[bytes], None], inputs: list[bytes], seconds: float, chance: random.Random) -> int:
    """Run one reader for a time and return how many findings there were."""
    if not inputs:
        sys.stdout.write(f"{reader.__name__}: nothing to start from; run scripts/demo first\n")
    end, runs, findings = time.monotonic() + seconds, 0, 0
    while inputs and time.monotonic() < end:
        data, start = damage(chance.choice(inputs), chance), time.monotonic()
        runs += 1
        try:
            reader(data)
        except MultipubError:
            pass
        except Exception:
            findings += 1
            keep(reader.__name__, findings, data, traceback.format_exc())
        if time.monotonic() - start > SLOWEST:
            findings += 1
            keep(reader.__name__, findings, data, f"took {time.monotonic() - start:.1f} s\n")
    sys.stdout.write(f"{reader.__name__}: {runs} inputs, {findings} findings\n")
    return findings


def keep(name: str, number: int, data: bytes, why: str) -> None:
    """Write a finding to ``out/fuzz/``."""
    folder = TOP / "out" / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}-{number}.bin").write_bytes(data)
    (folder / f"{name}-{number}.txt").write_text(why, "utf-8")


def main() -> int:
    """Fuzz every reader."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 120.0
    seed = os.environ.get("MULTIPUB_FUZZ_SEED") or str(random.SystemRandom().randrange(2**32))
    sys.stdout.write(f"seed {seed}\n")
    chance = random.Random(seed)
    return 1 if sum(fuzz(reader, seeds(*patterns), seconds, chance) for reader, patterns in READERS) else 0


if __name__ == "__main__":
    sys.exit(main())

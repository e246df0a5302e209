"""Export every sample in every language to ``out/`` and end with a table of what was made."""

import json
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
HEADS = ("edition", "size", "seconds", "figures kept")


def main() -> int:
    """Run the command as a user would, and show its facts as a table."""
    samples = sorted(str(path.relative_to(TOP)) for path in (TOP / "samples").glob("*/article.xml"))
    command = [sys.executable, "-m", "multipub", "export", *samples, "-o", "out", "--json", "--jobs", "2"]
    done = subprocess.run(command, cwd=TOP, stdout=subprocess.PIPE, text=True, check=False)
    rows = [HEADS]
    for line in done.stdout.splitlines():
        facts = json.loads(line)
        kept = f"{facts['figures_kept']} of {facts['figures']}" if facts["placed"] else "NOT PLACED"
        seconds = facts["write_seconds"] + facts["check_seconds"]
        rows.append((facts["edition"], f"{facts['bytes'] / 1000:.0f} kB", f"{seconds:.2f}", kept))
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    for number, row in enumerate(rows):
        sys.stdout.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n")
        if number == 0:
            sys.stdout.write("  ".join("-" * width for width in widths) + "\n")
    if done.returncode == 0:
        sys.stdout.write("\nOpen out/ and look, or check an edition:  .venv/bin/multipub check out/*.pdf\n")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())

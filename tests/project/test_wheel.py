"""A wheel holds everything the installed command needs, and nothing of ours is left behind."""

import subprocess
import sys
import zipfile
from pathlib import Path

TOP = Path(__file__).parents[2]


def test_the_wheel_holds_code_styles_samples_and_data(tmp_path):
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    source = TOP / "src" / "multipub"
    wanted = {f"multipub/{path.relative_to(source)}" for path in source.rglob("*") if path.is_file()}
    wanted |= {f"multipub/_styles/{path.relative_to(TOP / 'styles')}" for path in (TOP / "styles").rglob("*.*")}
    wanted |= {f"multipub/_samples/{name}" for name in ("harbour/article.xml", "brief/article.xml")}
    assert {name for name in wanted if "__pycache__" not in name} <= names

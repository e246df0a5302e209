"""Everything that can stop multipub, each with its exit code and its way out.

An error says what is wrong, where (file and line, where there are any) and what to do about it: one clear line each,
and all faults at once where several were found.
"""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from multipub.model.findings import Finding


class ExitCode(IntEnum):
    """The command's exit codes.  They are public and do not change their meaning."""

    OK = 0
    USAGE = 2
    SOURCE = 3
    WORDS = 4
    EDITION = 5
    TOOL = 6
    CHECK = 7


class MultipubError(Exception):
    """Something stops the work.  ``where`` is a file, with ``:line`` where known; ``hint`` is the way out."""

    exit_code = ExitCode.EDITION

    def __init__(self, message: str, *, where: str | Path | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = None if where is None else str(where)
        self.hint = hint

    def lines(self) -> list[str]:
        """Return what to tell the user, one fault a line."""
        place = f"{self.where}: " if self.where else ""
        return [f"{place}{self.message}" + (f" ({self.hint})" if self.hint else "")]


class UsageError(MultipubError):
    """The command was asked for something that is not there, or that cannot be done as asked."""

    exit_code = ExitCode.USAGE


class SourceError(MultipubError):
    """The story, or a file that belongs to it, is at fault."""

    exit_code = ExitCode.SOURCE


class SourceFaults(SourceError):
    """A story has faults: all that were found, in ``findings``.

    Where words are among what is missing, that is the exit code: the highest wins.
    """

    def __init__(self, findings: Sequence[Finding], exit_code: ExitCode = ExitCode.SOURCE) -> None:
        count = "1 fault" if len(findings) == 1 else f"{len(findings)} faults"
        super().__init__(f"{count} in the story", hint="correct the source; `multipub validate` lists every fault")
        self.findings = tuple(findings)
        self.exit_code = exit_code

    def lines(self) -> list[str]:
        """Return every fault as a line."""
        return [str(finding) for finding in self.findings]


class MissingWords(SourceError):
    """A picture has neither alternative text nor a caption to take it from, or a needed text is empty."""

    exit_code = ExitCode.WORDS


class MissingPicture(MissingWords):
    """A picture that nobody described: no alternative text and no caption."""

    def __init__(self, picture: str, *, where: str | None = None) -> None:
        super().__init__(
            f"picture {picture!r} has no alternative text and no caption",
            where=where,
            hint="write an alt text, or mark the picture decorative",
        )


class ManyMissingWords(MissingWords):
    """Words are missing in several places: every one of them, in ``faults``."""

    def __init__(self, faults: Sequence[SourceError]) -> None:
        super().__init__(f"words are missing in {len(faults)} places", hint="write them")
        self.faults = tuple(faults)

    def lines(self) -> list[str]:
        """Return every fault as a line."""
        return [line for fault in self.faults for line in fault.lines()]


class StyleFaults(SourceError):
    """A style has faults: every one of them, in ``faults``."""

    def __init__(self, faults: Sequence[SourceError]) -> None:
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__(f"{count} in the style: {'; '.join(fault.message for fault in faults)}")
        self.faults = tuple(faults)

    def lines(self) -> list[str]:
        """Return every fault as a line."""
        return [line for fault in self.faults for line in fault.lines()]


class Refused(SourceError):
    """The story must not be published now: embargoed, withheld or cancelled."""


class EditionError(MultipubError):
    """An edition could not be written."""

    exit_code = ExitCode.EDITION


class ServiceFailed(EditionError):
    """A speech service on the net cannot be had, or does not answer with speech."""


class MissingGlyph(EditionError):
    """No installed font has a letter of the story."""


class ToolMissing(MultipubError):
    """A program, a library or a font that the work needs is not installed."""

    exit_code = ExitCode.TOOL


class CheckFailed(MultipubError):
    """A finished edition does not keep its promise; it was not placed."""

    exit_code = ExitCode.CHECK

    def __init__(self, findings: Sequence[Finding], *, where: str | Path | None = None) -> None:
        count = "1 check" if len(findings) == 1 else f"{len(findings)} checks"
        super().__init__(f"{count} failed", where=where, hint="the edition was not placed")
        self.findings = tuple(findings)

    def lines(self) -> list[str]:
        """Return every finding as a line."""
        return [str(finding) for finding in self.findings]

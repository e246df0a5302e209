"""The voice of an edition that can read itself aloud, or why it has none.

In:  a manuscript, the press, and whether sound was asked for.   Out: its ``Recording``, or nothing and a finding.
Promises: a story that no voice speaks still becomes an edition, and the desk is told; where sound was asked for by its
flag, an edition without it is an error.
"""

from multipub.errors import EditionError, UsageError
from multipub.model.findings import Finding, Severity
from multipub.model.manuscript import Manuscript
from multipub.model.press import Press
from multipub.model.recording import Recording
from multipub.wording.desk import NO_VOICE, NO_WORD_TIMES


def recording_for(manuscript: Manuscript, press: Press, wanted: bool | None) -> Recording | None:
    """Return the recording of ``manuscript``, or ``None`` where there should be none, or can be none.

    ``wanted`` is ``True`` where it was asked for, ``False`` where it was refused, and ``None`` where nothing was said.

    Raises:
        UsageError: if it was asked for, and no voice speaks the language.
        EditionError: if it was asked for, and a phrase cannot be spoken.
    """
    if wanted is False:
        return None
    try:
        return press.recording(manuscript)
    except (UsageError, EditionError):
        if wanted:
            raise
        return None


def why_silent(manuscript: Manuscript, press: Press, wanted: bool | None) -> tuple[Finding, ...]:
    """Return what the desk should know where an edition stays without sound that was not refused."""
    if wanted is not None:
        return ()
    try:
        press.recording(manuscript)
    except (UsageError, EditionError) as fault:
        return (
            Finding(
                rule=NO_VOICE.rule,
                severity=Severity.WARNING,
                message=f"the edition in {manuscript.language!r} cannot be read along: {fault.message}",
                hint=fault.hint or NO_VOICE.hint,
            ),
        )
    return ()


def why_whole(manuscript: Manuscript, press: Press, wanted: bool | None) -> tuple[Finding, ...]:
    """Return what the desk should know where sentences stay whole that were to be lit word by word."""
    try:
        recording = recording_for(manuscript, press, wanted)
    except (UsageError, EditionError):
        return ()  # the edition fails, and says why
    said = [one for one in recording.timed if len(one.utterance.words) > 1] if recording else []
    whole = [one for one in said if not one.words]
    if not recording or not whole:
        return ()
    message = (
        f"{recording.voice} does not tell when each word sounds: {len(whole)} of {len(said)} phrases are lit whole"
    )
    return (Finding(rule=NO_WORD_TIMES.rule, severity=Severity.WARNING, message=message, hint=NO_WORD_TIMES.hint),)


def mp3_of(recording: Recording) -> bytes:
    """Return the recording as MP3 without tags."""
    from multipub.speech.encoding import Codec  # as slow to load as a book without sound is to write
    from multipub.speech.finishing import finished

    return finished(recording, Codec.MP3)

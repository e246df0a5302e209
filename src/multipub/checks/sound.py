"""Sound: what is left out of an edition that is heard was wished, and told."""

from collections.abc import Iterator

from multipub.checks import Fault, rule
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation


@rule("SND-1", source="multipub's promise")
def nothing_is_left_unsaid_that_was_not_wished(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """What an edition leaves out of its sound is what the desk wished left out, and the file says so."""
    wished = seen.wished_unspoken
    if wished is None or wished == seen.unspoken:
        return
    found, asked = (", ".join(sorted(one)) or "nothing" for one in (seen.unspoken, wished))
    yield f"the file says that it leaves out {found}; the desk wished to leave out {asked}", "export it again"

"""Checks the files of photos: inside the bundle, whole, and the ones that are declared.

In:  the root of a parsed file, and the folder it is in.   Out: faults at the ``remoteContent`` that names the file.
"""

from pathlib import Path

from lxml import etree

from multipub.canonical.bundle import file_faults, leaves_bundle
from multipub.canonical.faults import Faults
from multipub.canonical.read_picture import file_of
from multipub.canonical.vocabulary import G2


def check_files(root: etree._Element, faults: Faults, folder: Path | None) -> None:
    """Enter a fault for every photo's file that cannot be used; without ``folder``, going by its name alone."""
    ignored = Faults(faults.name)  # Numbers that cannot be read are faults of the grammar.
    for content in root.iter(f"{G2}remoteContent"):
        declared = file_of(content, ignored)
        if folder is None:
            reason = leaves_bundle(declared.href)
            if reason:
                faults.add("CAN-D00", reason, content)
        else:
            for rule, message in file_faults(declared, folder):
                faults.add(rule, message, content)

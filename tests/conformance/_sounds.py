"""How English words are said, in eSpeak NG's phonemes: words on stdin, one a line, and their sounds on stdout.

A process of its own: the library has one state a process, and the speech engine under test has it already.
"""

import ctypes
import sys

RETRIEVAL, NO_EXIT = 2, 0x8000
"""Of ``espeak_Initialize``: no sound is played; faults are returned."""

UTF_8, IPA = 1, 0x02


def main() -> None:
    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    assert library.espeak_Initialize(RETRIEVAL, 0, espeakng_loader.get_data_path().encode(), NO_EXIT) > 0
    assert library.espeak_SetVoiceByName(b"en") == 0
    for line in sys.stdin:
        text = ctypes.c_char_p(line.strip().encode())
        said = library.espeak_TextToPhonemes(ctypes.byref(text), UTF_8, IPA) or b""
        sys.stdout.write(said.decode().replace("\n", " ") + "\n")


if __name__ == "__main__":
    main()

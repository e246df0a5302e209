"""Draw the cover of a book: house, section, headline and lead photo, in the faces and colours of the style.

In:  a ``Manuscript``, a ``Style``, and the lead photo as it stands in the book.   Out: a JPEG, upright.
Promises: the photo is whole, never cropped, and its credit stands with it; words run in their own direction, shaped as
their script asks, and no letter is an empty box: where the fonts have no shape for one, there is no drawn cover.

A shelf shows covers a few centimetres wide: few words, and large.
"""

import io
import re
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from unicodedata import category

from multipub.editions._epub.cover_faces import face, width_of
from multipub.editions._epub.cover_lines import SAFETY, Setting, fitted, measured
from multipub.editions._fonts import FontFile, families_of, font_for
from multipub.editions._style_tokens import SHOWN
from multipub.editions._styles import properties, script_of
from multipub.model.language import Direction, primary_subtag
from multipub.model.manuscript import Figure, Manuscript
from multipub.model.press import Style

if TYPE_CHECKING:
    from PIL import Image

WIDTH, HEIGHT = 800, 1280
"""Pixels, as 1 to 1.6: a phone's whole width, and small enough to be drawn while one waits for nothing."""

MARGIN = 56
RULE = 10
"""Pixels: the line under the house's name."""
GAP = 34
"""Pixels between one thing and the next."""

HOUSE, SECTION, CREDIT, DECK = 34, 30, 20, 36
"""Pixels: font sizes; one line each, but for the deck, which stands where no photo does."""
SMALLEST = 16
LARGEST_HEADLINE, SMALLEST_HEADLINE = 92, 34
LARGEST_ALONE = 112
"""Pixels: a headline without a photo."""

LEAST_PHOTO = 520
"""Pixels: the height that a photo has in any case, if it stands; one that lies has its own."""

QUALITY = 85
"""Of 100, libjpeg's scale."""

PHOTOS_KEPT = 4
"""Photos in their size, 1.7 MB each: a story's languages have the same one, and to decode it takes a third of a cover.
"""

USUAL_LEADING = 1.2
NO_CAPITALS = frozenset({"tr", "az", "el", "lt"})
"""Languages whose capitals are not what Unicode says without knowing the language (SpecialCasing.txt)."""

_PARTS_OF_EMOJI = frozenset("\ufe0e\ufe0f\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
"""Variation selectors, the key cap and skin tones (UTS 51, 1.4)."""
_JOINER = "\u200d"
"""Joins emoji, but letters of Hindi and Persian too."""

_NUMBER = re.compile(r"[\d.]+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of a cover: in which font, which colour, and how far one line is from the next, in sizes."""

    text: str
    font: FontFile
    ink: str
    leading: float


@dataclass(frozen=True, slots=True)
class Design:
    """What a cover says, and how; ``None`` for what the story does not have."""

    house: _Piece | None
    section: _Piece | None
    headline: _Piece
    deck: _Piece | None
    credit: _Piece | None
    paper: str
    accent: str
    language: str
    direction: Direction


def design(manuscript: Manuscript, style: Style, lead: Figure | None) -> Design | None:
    """Return what the cover says, or ``None`` where it cannot be drawn: letters without a font, or no shaping."""
    from PIL import features  # as slow to load as a book without photos is to write

    if not features.check("raqm"):
        return None
    look = properties(style, SHOWN, script_of(style, manuscript.language))
    section = manuscript.section or ""
    if look.get("--font-upper") == "uppercase" and primary_subtag(manuscript.language) not in NO_CAPITALS:
        section = section.upper()
    credit = lead.credit.line if lead and lead.credit else ""
    wanted = {
        "house": (manuscript.house, "sans", "ink"),
        "section": (section, "sans", "accent"),
        "headline": (manuscript.headline, "display", "ink"),
        "deck": ("" if lead else manuscript.deck or "", "text", "soft"),
        "credit": (credit, "sans", "soft"),
    }
    pieces: dict[str, _Piece] = {}
    for name, (words, token, ink) in wanted.items():
        if not words:
            continue
        families = families_of(look.get(f"--font-{token}") or look["--font-text"])
        bold = name not in {"deck", "credit"}
        font = font_for(words, families, bold=bold)
        if font is None:
            words = _without_emoji(words)
            font = font_for(words, families, bold=bold) if words else None
        if font is None:
            return None
        pieces[name] = _Piece(words, font, _colour(look, ink), _leading(look, "h1" if name == "headline" else "deck"))
    return Design(
        house=pieces.get("house"),
        section=pieces.get("section"),
        headline=pieces["headline"],
        deck=pieces.get("deck"),
        credit=pieces.get("credit"),
        paper=_colour(look, "paper"),
        accent=_colour(look, "accent"),
        language=manuscript.language,
        direction=manuscript.direction,
    )


def draw(plan: Design, photo: bytes | None) -> bytes:
    """Return the cover as a JPEG: ``photo`` at its foot, as wide as it or as high as there is room, and the words."""
    from PIL import Image

    sheet = Image.new("RGB", (WIDTH, HEIGHT), plan.paper)
    pen = _Pen(sheet, plan)
    top = pen.head()
    foot = HEIGHT - MARGIN
    if photo:
        foot = _set_photo(sheet, photo)
        if plan.credit:
            setting = pen.setting(plan.credit, height=CREDIT * plan.credit.leading, sizes=(CREDIT, SMALLEST))
            foot -= round(CREDIT * plan.credit.leading) + GAP // 3
            pen.lines(plan.credit, setting, foot)
    largest = LARGEST_HEADLINE if photo else LARGEST_ALONE
    alone = plan.deck is not None and not photo
    room = (foot - top - GAP) * (0.6 if alone else 1.0)
    setting = pen.setting(plan.headline, height=room, sizes=(largest, SMALLEST_HEADLINE))
    top = pen.lines(plan.headline, setting, top) + GAP
    if alone and plan.deck:
        pen.lines(plan.deck, pen.setting(plan.deck, height=foot - top, sizes=(DECK, SMALLEST)), top)
    if not photo:
        pen.bar(HEIGHT - RULE * 2, plan.accent, 0, RULE * 2)
    buffer = io.BytesIO()
    sheet.save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue()


def _set_photo(sheet: "Image.Image", photo: bytes) -> int:
    """Set the photo at the foot of the sheet, whole; return where it begins."""
    shown = _fitting(photo)
    full = shown.width == WIDTH
    at = ((WIDTH - shown.width) // 2, HEIGHT - shown.height - (0 if full else MARGIN // 2))
    sheet.paste(shown, at, shown if shown.mode == "RGBA" else None)
    return at[1] - GAP // 3


@lru_cache(maxsize=PHOTOS_KEPT)
def _fitting(photo: bytes) -> "Image.Image":
    """Return the photo in the size that it has on a cover."""
    from PIL import Image

    with Image.open(io.BytesIO(photo)) as image:
        wide, high = image.size
        most = max(LEAST_PHOTO, WIDTH * 3 // 4)
        scale = min(WIDTH / wide, most / high)
        size = (max(1, round(wide * scale)), max(1, round(high * scale)))
        image.draft(image.mode, (size[0] - 2, size[1] - 2))  # two pixels less: a half of 1067 counts as a half
        image.load()
        shown: Image.Image = image
        if image.mode not in {"RGB", "RGBA"}:
            shown = image.convert("RGBA" if image.has_transparency_data else "RGB")
        if shown.size != size:
            shown = shown.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
        return shown


class _Pen:
    """Sets lines on a sheet, in the direction of the story."""

    def __init__(self, sheet: "Image.Image", plan: Design) -> None:
        from PIL import ImageDraw

        self._sheet = sheet
        self._pen = ImageDraw.Draw(sheet)
        self._plan = plan

    def head(self) -> int:
        """Set house, line and section; return where the headline may begin."""
        top = MARGIN
        for piece, size in ((self._plan.house, HOUSE), (self._plan.section, SECTION)):
            if piece:
                setting = self.setting(piece, height=size * piece.leading, sizes=(size, SMALLEST))
                top = self.lines(piece, setting, top)
            if size == HOUSE:
                self.bar(top + GAP // 3, self._plan.headline.ink, MARGIN, RULE)
                top += GAP // 3 + RULE + GAP
        return top + GAP // 2

    def bar(self, top: int, ink: str, margin: int, height: int) -> None:
        """Draw a line across the sheet."""
        self._sheet.paste(ink, (margin, top, WIDTH - margin, top + height))

    def setting(self, piece: _Piece, *, height: float, sizes: tuple[int, int]) -> Setting:
        """Return the lines of ``piece`` in the largest size that fits."""
        width = WIDTH - 2 * MARGIN
        widest = SAFETY * width / sizes[-1]
        words = measured(piece.text, partial(width_of, piece.font), language=self._plan.language, widest=widest)
        return fitted(words, width=width, height=height, leading=piece.leading, sizes=sizes)

    def lines(self, piece: _Piece, setting: Setting, top: int) -> int:
        """Draw the lines from ``top`` down, each in the middle of its share of the height; return where they end."""
        step = setting.size * piece.leading
        font = face(piece.font, setting.size)
        ascent, descent = font.getmetrics()
        backwards = self._plan.direction is Direction.RTL
        for number, line in enumerate(setting.lines):
            baseline = round(top + number * step + (step - ascent - descent) / 2) + ascent
            self._pen.text(
                (WIDTH - MARGIN if backwards else MARGIN, baseline),
                line,
                fill=piece.ink,
                font=font,
                anchor="rs" if backwards else "ls",
                direction=self._plan.direction.value,
                language=self._plan.language,
            )
        return round(top + step * len(setting.lines))


def _without_emoji(words: str) -> str:
    """Return words without pictures among them, which a font for words does not have; the article shows them."""
    kept: list[str] = []
    gone = False
    for sign in words:
        gone = category(sign) == "So" or sign in _PARTS_OF_EMOJI or (gone and sign == _JOINER)
        if not gone:
            kept.append(sign)
    return " ".join("".join(kept).split())


def _colour(look: dict[str, str], name: str) -> str:
    """Return a colour of the style; a style with one ink has it for everything but the paper."""
    return look.get(f"--color-{name}") or look["--color-ink"]


def _leading(look: dict[str, str], name: str) -> float:
    said = look.get(f"--leading-{name}", "")
    return float(said) if _NUMBER.fullmatch(said) else USUAL_LEADING

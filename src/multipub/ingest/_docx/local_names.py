"""Knows the names that programs give the built-in styles in their own language.

In:  the name of a style, in small letters.   Out: the English name that it stands for, or itself.
Promises: Word's own files say the English names whatever language Word speaks (17.7.4.9); these are for the programs
that do not: word processors of other makers, converters, templates that somebody translated.
"""

import re

_WITH_NUMBER = re.compile(r"(?P<name>.+?)\s*(?P<number>[1-9])?")

_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("titel", "titre", "título", "titolo", "العنوان", "عنوان رئيسي", "заголовок", "заглавие", "표제"),
    "subtitle": ("untertitel", "sous-titre", "subtítulo", "sottotitolo", "ondertitel", "عنوان فرعي", "подзаголовок"),
    "heading": ("überschrift", "kop", "rubrik", "overskrift", "otsikko", "nagłówek", "عنوان", "標題", "見出し", "제목"),
    "caption": (
        *("beschriftung", "bildunterschrift", "légende", "leyenda", "epígrafe", "legenda", "didascalia", "bijschrift"),
        *("beskrivning", "تسمية توضيحية", "название объекта", "図表番号"),
    ),
    "quote": ("zitat", "citation", "cita", "citazione", "citação", "citaat", "citat", "اقتباس", "цитата", "引用文"),
    "list bullet": (
        *("aufzählungszeichen", "liste à puces", "lista con viñetas", "punto elenco", "lijst opsomteken"),
        *("قائمة نقطية", "تعداد نقطي", "маркированный список", "箇条書き"),
    ),
    "list number": (
        *("listennummer", "liste à numéros", "lista con números", "numero elenco", "lijstnummering"),
        *("قائمة مرقمة", "нумерованный список", "段落番号"),
    ),
    "author": ("autor", "verfasser", "auteur", "autore", "كاتب", "الكاتب", "автор", "著者"),
}
_ENGLISH = {local: english for english, names in _NAMES.items() for local in names}


def english_name(name: str) -> str:
    """Return the English name of a built-in style: ``heading 1`` for ``überschrift 1``, ``título 1``, ``عنوان 1``."""
    found = _WITH_NUMBER.fullmatch(name)
    english = _ENGLISH.get(found["name"]) if found else None
    if found is None or english is None:
        return name
    number = found["number"]
    if number and english == "title":
        english = "heading"  # one word for titles and headings: the number tells them apart
    return f"{english} {number}" if number else english

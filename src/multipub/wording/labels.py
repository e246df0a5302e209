"""The words multipub adds: "Photo", "Correction", "End of article", in the language of the edition.

In:  a BCP 47 tag.   Out: ``Labels``, every word in that language.
Promises: every language in the table has every label (``Labels`` has no defaults); a language that is not in the table
gets English labels, whose ``language`` says so, so that they are marked as English wherever they stand.
"""

from multipub.model.language import primary_subtag
from multipub.model.manuscript import Labels

FALLBACK = "en"

_ENGLISH = Labels(
    language="en",
    photo="Photo",
    photos="Photos",
    credit="Credit",
    by="By",
    correction="Correction",
    published="Published",
    updated="Updated",
    corrected="Corrected",
    end_of_article="End of article",
    notes="Notes",
    note="Note",
    back_to_text="Back to the text",
    credits_and_rights="Credits and rights",
    text="Text",
    sources="Sources",
    translation="Translation",
    rights="Rights",
    permalink="This article on the web",
    photo_not_supplied="Photo not supplied",
    image_description="Image description",
    image_descriptions="Image descriptions",
    section="Section",
    table="Table",
    row="Row",
    list_of="List of {}",
    quote="Quote",
    end_quote="End of quote",
    infobox="Background",
    pull_quote="Pull quote",
    contents="Contents",
    start_of_content="Start of the article",
    page_of=" of ",
    synthetic_voice="Read by a synthetic voice.",
    no_photo_file="The file of this photo was not supplied.",
    accessibility_summary=(
        "Every picture has alternative text, and its caption and credit stand beside it. "
        "Headings, lists, tables, notes and changes of language are marked. Nothing flashes."
    ),
    and_="and",
)

_ARABIC = Labels(
    language="ar",
    photo="صورة",
    photos="الصور",
    credit="المصدر",
    by="بقلم",
    correction="تصحيح",
    published="نُشر",
    updated="حُدّث",
    corrected="صُحّح",
    end_of_article="نهاية المقال",
    notes="الحواشي",
    note="حاشية",
    back_to_text="العودة إلى النص",
    credits_and_rights="المصادر والحقوق",
    text="النص",
    sources="المصادر",
    translation="الترجمة",
    rights="الحقوق",
    permalink="هذا المقال على الويب",
    photo_not_supplied="لم تُرسل الصورة",
    image_description="وصف الصورة",
    image_descriptions="أوصاف الصور",
    section="القسم",
    table="جدول",
    row="صف",
    list_of="قائمة من {}",
    quote="اقتباس",
    end_quote="نهاية الاقتباس",
    infobox="خلفية",
    pull_quote="مقتطف",
    contents="المحتويات",
    start_of_content="بداية المقال",
    page_of=" من ",
    synthetic_voice="يُقرأ هذا المقال بصوت اصطناعي.",
    no_photo_file="لم يصل ملف هذه الصورة.",
    accessibility_summary=(
        "لكل صورة نص بديل، وإلى جانبها شرحها ومصدرها. "
        "العناوين والقوائم والجداول والحواشي وتغيّرات اللغة معلَّمة. لا شيء يومض."
    ),
    and_="و",
)

_LABELS = {labels.language: labels for labels in (_ENGLISH, _ARABIC)}

LANGUAGES = tuple(sorted(_LABELS))
"""The languages that have labels."""


def labels_for(language: str) -> Labels:
    """Return the labels in ``language``, else in English."""
    return _LABELS.get(primary_subtag(language), _LABELS[FALLBACK])

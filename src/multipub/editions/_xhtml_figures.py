"""Set pictures with all their words: a figure, a gallery, the extended descriptions after the notes."""

from lxml import etree

from multipub.editions._xhtml_setting import Setting, add, add_ours, name_aloud, set_role, speak, write
from multipub.model.blocks import Gallery
from multipub.model.language import same_language
from multipub.model.manuscript import Figure
from multipub.model.text import LangText


def description_id(figure: Figure) -> str:
    """Return the id of the extended description of ``figure``."""
    return f"description-{figure.id}"


def add_gallery(parent: etree._Element, gallery: Gallery[Figure], setting: Setting) -> None:
    """Append the pictures that belong together."""
    # On a screen a group: two sections of one name would be two landmarks that nobody can tell apart.
    section = add(parent, "div" if setting.on_screen else "section", "gallery")
    set_role(section, setting, role="group")
    name_aloud(section, setting.manuscript.labels.photos, setting)
    for figure in gallery.figures:
        add_figure(section, figure, setting)


def add_figure(parent: etree._Element, figure: Figure, setting: Setting, *, lead: bool = False) -> None:
    """Append a picture, then its caption, its credit and the way to its extended description.

    A picture whose file was never supplied is a frame with the same words.
    """
    classes = [
        "photo",
        *(["lead"] if lead else []),
        *(["portrait"] if figure.portrait else []),
        *(["missing"] if figure.media is None else []),
        *(["decorative"] if figure.decorative else []),
    ]
    element = add(parent, "figure", " ".join(classes))
    element.set("id", setting.names.give(figure.id))
    picture = _frame(element, figure, setting) if figure.media is None else _image(element, figure, setting)
    if figure.long_description and setting.on_screen:
        picture.set("aria-details", description_id(figure))
    _add_caption(element, figure, setting)


def _image(element: etree._Element, figure: Figure, setting: Setting) -> etree._Element:
    image = add(element, "img")
    image.set("src", setting.image(figure))
    if figure.media is not None:
        image.set("width", str(figure.media.width))
        image.set("height", str(figure.media.height))
    image.set("alt", "" if figure.decorative else figure.alt.text)
    speak(image, figure.alt.language, setting.language)
    return image


def _frame(element: etree._Element, figure: Figure, setting: Setting) -> etree._Element:
    """Set the frame that stands for a picture without a file.

    Its name is the alternative text; the words inside repeat it for the eye, so they are marked as ours.  Where the
    caption below says the same, they would stand there twice.
    """
    frame = add(element, "div", "no-photo")
    speak(frame, figure.alt.language, setting.language)
    if figure.decorative:
        frame.set("role", "presentation")
    else:
        frame.set("role", "img")
        frame.set("aria-label", figure.alt.text)
    labels = setting.manuscript.labels
    label = add(frame, "p", "label")
    label.set("data-words", "ours")
    speak(label, labels.language, figure.alt.language)
    write(label, labels.photo_not_supplied)
    if not (figure.decorative or figure.alt_repeats_caption):
        alt = add(frame, "p", "alt")
        alt.set("data-words", "ours")
        write(alt, figure.alt.text)
    return frame


def _add_caption(element: etree._Element, figure: Figure, setting: Setting) -> None:
    """Append caption, credit and the link to the extended description, where there are any."""
    if not (figure.caption or figure.credit or figure.long_description):
        return
    caption = add(element, "figcaption")
    add_words(caption, figure, setting.language)
    if figure.long_description:
        if len(caption):
            write(caption, " ")
        link = add_ours(caption, "a", setting.manuscript.labels.image_description, setting, "details")
        link.set("href", f"#{description_id(figure)}")


def add_words(caption: etree._Element, figure: Figure, language: str) -> None:
    """Append the caption and the credit, where there are any, to the element that holds both."""
    credit = LangText(text=figure.credit.line, language=figure.credit.language) if figure.credit else None
    for classes, words in (("caption", figure.caption), ("credit", credit)):
        if words:
            if len(caption):
                write(caption, " ")
            span = add(caption, "span", classes)
            speak(span, words.language, language)
            write(span, words.text)


def add_descriptions(parent: etree._Element, setting: Setting) -> None:
    """Append the extended descriptions, each with a link back to its picture."""
    described = setting.manuscript.described
    if not described:
        return
    labels = setting.manuscript.labels
    section = add(parent, "section", "descriptions")
    heading = add_ours(section, "h2", labels.image_descriptions, setting)
    if setting.on_screen:
        heading.set("id", setting.names.give("descriptions"))
        section.set("aria-labelledby", str(heading.get("id")))
    for figure in described:
        if figure.long_description is None:
            continue
        box = add(section, "div", "description")
        box.set("id", setting.names.give(description_id(figure)))
        words = add(box, "p")
        language = figure.long_description.language
        speak(words, language, setting.language)
        write(words, figure.long_description.text + " ")
        back = add(words, "a", "return")
        back.set("href", f"#{setting.names.first[figure.id]}")
        back.set("data-words", "ours")
        set_role(back, setting, role="doc-backlink")
        if not same_language(language, labels.language):
            speak(back, labels.language, language)
        write(back, labels.back_to_text)

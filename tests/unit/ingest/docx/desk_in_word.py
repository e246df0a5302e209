"""A desk that edits a document as Word does: the OOXML itself is changed, part by part."""

import copy
import io
import zipfile
from collections.abc import Callable

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
TRACKED = {f"{W}id": "900", f"{W}author": "Ada Moss", f"{W}date": "2026-05-01T10:00:00Z"}


class Word:
    """One document, open."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.document = etree.fromstring(self.parts[DOCUMENT])
        self.body = self.document[0]

    def saved(self) -> bytes:
        """Return the document as Word would save it."""
        self.parts[DOCUMENT] = etree.tostring(self.document, encoding="UTF-8", xml_declaration=True, standalone=True)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, data)
        return buffer.getvalue()

    def paragraph(self, words: str, style: str | None = None) -> etree._Element:
        """Return the first paragraph that holds these words, in this style."""
        for one in self.document.iter(f"{W}p"):
            named = one.find(f"{W}pPr/{W}pStyle")
            if words in said(one) and (style is None or (named is not None and named.get(f"{W}val") == style)):
                return one
        raise LookupError(words)

    def replace(self, old: str, new: str, style: str | None = None) -> None:
        """Type ``new`` over ``old``, which stands in one run."""
        for one in self.paragraph(old, style).iter(f"{W}t"):
            if old in (one.text or ""):
                one.text = (one.text or "").replace(old, new, 1)
                one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                return
        raise LookupError(old)

    def type_after(self, paragraph: etree._Element, words: str, style: str = "Normal") -> etree._Element:
        """Type a new paragraph below one."""
        made = new_paragraph(words, style)
        paragraph.addnext(made)
        return made

    def delete_figure(self, caption: str) -> None:
        """Delete a picture with its caption and credit."""
        line = self.paragraph(caption)
        for one in (line.getprevious(), line.getnext(), line):
            self.body.remove(one)

    def change_part(self, name: str, change: Callable[[bytes], bytes]) -> None:
        """Change a part as a whole."""
        self.parts[name] = change(self.parts[name])

    def relate(self, kind: str, target: str, content: bytes | None, *, outside: bool = False) -> str:
        """Relate a new part to the document; return its id."""
        root = etree.fromstring(self.parts[RELATIONS])
        number = f"rIdNew{len(root)}"
        attributes = {"Id": number, "Type": f"{OFFICE}/{kind}", "Target": target}
        etree.SubElement(root, RELATIONSHIP, attributes | ({"TargetMode": "External"} if outside else {}))
        self.parts[RELATIONS] = etree.tostring(root)
        if content is not None:
            self.parts[f"word/{target}"] = content
        return number

    def comment(self, paragraph: etree._Element, author: str, words: str) -> None:
        """Comment on a paragraph."""
        start, end = (etree.Element(f"{W}{name}", {f"{W}id": "7"}) for name in ("commentRangeStart", "commentRangeEnd"))
        paragraph.insert(1, start)
        paragraph.append(end)
        root = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        made = etree.SubElement(root, f"{W}comment", {f"{W}id": "7", f"{W}author": author})
        made.append(new_paragraph(words, "CommentText"))
        self.relate("comments", "comments.xml", etree.tostring(root))

    def picture(self, image: bytes, alt: str, after: etree._Element) -> etree._Element:
        """Put a picture into the text, as Insert > Picture does."""
        relation = self.relate("image", "media/new.jpg", image)
        drawing = copy.deepcopy(next(self.document.iter(f"{W}drawing")))
        next(drawing.iter("{*}docPr")).set("descr", alt)
        next(drawing.iter("{*}blip")).set(f"{R}embed", relation)
        line = new_paragraph("", "Normal")
        etree.SubElement(line, f"{W}r").append(drawing)
        after.addnext(line)
        return line


def said(paragraph: etree._Element) -> str:
    """Return the words of a paragraph."""
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def new_paragraph(words: str, style: str) -> etree._Element:
    """Return a paragraph of one run."""
    made = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(made, f"{W}pPr"), f"{W}pStyle", {f"{W}val": style})
    if words:
        made.append(run(words))
    return made


def run(words: str, tag: str = "t") -> etree._Element:
    """Return a run."""
    made = etree.Element(f"{W}r")
    text = etree.SubElement(made, f"{W}{tag}", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    text.text = words
    return made


def tracked(kind: str, words: str) -> etree._Element:
    """Return a tracked insertion (``ins``) or deletion (``del``) of words."""
    made = etree.Element(f"{W}{kind}", TRACKED)
    made.append(run(words, "delText" if kind == "del" else "t"))
    return made


NAMESPACES = {
    "w": W[1:-1],
    "r": R[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
SHAPE = NAMESPACES["wps"]


def element(markup: str) -> etree._Element:
    """Return one element of OOXML, in Word's usual prefixes."""
    declared = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    return etree.fromstring(f"<all {declared}>{markup}</all>")[0]


def picture(relation: str, alt: str, *, floats: bool = False) -> str:
    """Return the markup of a picture, in its line or beside it."""
    place = "anchor" if floats else "inline"
    return (
        f'<w:drawing><wp:{place}><wp:docPr id="77" name="Picture 7" descr="{alt}"/><a:graphic><a:graphicData '
        f'uri="{NAMESPACES["pic"]}"><pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic>'
        f"</a:graphicData></a:graphic></wp:{place}></w:drawing>"
    )


def text_box(paragraphs: str) -> str:
    """Return a run with a text box, written twice as Word does: for new programs, and for old ones."""
    box = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="5" name="Box"/>'
        f'<a:graphic><a:graphicData uri="{SHAPE}"><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

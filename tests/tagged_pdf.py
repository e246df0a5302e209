"""A tagged PDF read back for tests: with pikepdf, sharing no code with the project."""

import io
import re
from collections import Counter

import pikepdf

INLINE = ("P", "Span", "Link", "TD", "TH", "Reference", "Quote", "LBody", "Lbl")


class TaggedPdf:
    """The structure tree, with the glyph text of each marked content sequence and where its pictures are drawn."""

    def __init__(self, data):
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.text = {}
        self.artifacts = []
        self.pictures = {}
        self.used = Counter()
        self._maps = {}
        for sheet in self.pdf.pages:
            self._read(sheet.obj, sheet.obj.Resources, (1, 0, 0, 1, 0, 0), sheet.obj.objgen)
        tree = self.pdf.Root.StructTreeRoot
        numbers = list(tree.ParentTree.Nums)
        self.parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        self.tree = self._node(tree.K[0], None, None)

    def _read(self, content, resources, matrix, home):
        stack, marks, characters, shown = [], [], {}, ""
        for instruction in pikepdf.parse_content_stream(content):
            operands, operator = instruction.operands, str(instruction.operator)
            if operator in ("BDC", "BMC"):
                marks.append(operands[1] if operator == "BDC" else {})
                shown = "" if len(marks) == 1 else shown
            elif operator == "EMC":
                properties = marks.pop()
                if not marks and "/MCID" in properties:
                    self.text[home, int(properties["/MCID"])] = shown
                elif not marks:
                    self.artifacts.append(({str(k): str(v) for k, v in dict(properties).items()}, shown))
            elif operator == "Tf":
                characters = self._map(resources.Font[str(operands[0])])
            elif operator == "TJ":
                raw = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                shown += "".join(characters.get(raw[i : i + 2].hex(), "?") for i in range(0, len(raw), 2))
            elif operator == "q":
                stack.append(matrix)
            elif operator == "Q":
                matrix = stack.pop()
            elif operator == "cm":
                matrix = times([float(operand) for operand in operands], matrix)
            elif operator == "Do":
                thing = resources.XObject[str(operands[0])]
                if thing.Subtype == "/Form":
                    self._read(thing, thing.Resources, matrix, thing.objgen)
                elif marks and "/MCID" in marks[-1]:
                    self.pictures[home, int(marks[-1]["/MCID"])] = bounds(matrix)

    def _map(self, font):
        if font.objgen not in self._maps:
            pairs = re.findall(rb"^<([0-9a-f]{4})> <([0-9a-f]*)>$", font.ToUnicode.read_bytes(), re.MULTILINE)
            self._maps[font.objgen] = {
                code.decode(): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs
            }
        return self._maps[font.objgen]

    def _node(self, element, sheet, parent):
        sheet = element.get("/Pg", sheet)
        node = Node(element, parent)
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                node.kids.append(self._mark(sheet, kid, element))
            elif "/MCID" in kid:
                node.kids.append(self._mark(kid.get("/Stm", kid.get("/Pg", sheet)), int(kid.MCID), element))
            elif kid.get("/Type") == "/OBJR":
                node.links.append(kid.Obj)
                assert self.parents[int(kid.Obj.StructParent)].objgen == element.objgen, "parent tree of an annotation"
            else:
                assert kid.P.objgen == element.objgen, "the parent of an element"
                node.kids.append(self._node(kid, sheet, node))
        return node

    def _mark(self, home, mcid, element):
        self.used[home.objgen, mcid] += 1
        assert self.parents[int(home.StructParents)][mcid].objgen == element.objgen, "parent tree of a content item"
        return home.objgen, mcid

    def drawn_pictures(self):
        """Return the pictures in the file."""
        streams = (one for one in self.pdf.objects if isinstance(one, pikepdf.Stream))
        return [one for one in streams if one.get("/Subtype") == "/Image"]

    def all(self, *roles):
        """Return every element of these roles, in logical order."""
        return [node for node in self.tree.walk() if node.role in roles]

    def said(self, node):
        """Return what a reader says: ActualText, else the glyphs, lines parted by a line feed."""
        if "/ActualText" in node.dictionary:
            return str(node.dictionary.ActualText)
        said = ""
        for before, kid in zip([None, *node.kids], node.kids, strict=False):
            lines = isinstance(kid, tuple) and isinstance(before, tuple)
            said += "\n" if before is not None and (lines or node.role not in INLINE) else ""
            said += self.text[kid] if isinstance(kid, tuple) else self.said(kid)
        return said

    def bare(self, node, pattern):
        """Return the glyph texts below a node that match and that no ActualText or Alt speaks for."""
        if "/ActualText" in node.dictionary or node.role == "Figure":
            return []
        found = [self.text[kid] for kid in node.kids if isinstance(kid, tuple) and re.search(pattern, self.text[kid])]
        return found + [text for kid in node.nodes() for text in self.bare(kid, pattern)]


class Node:
    """One structure element; kids are nodes and (object, MCID) pairs."""

    def __init__(self, dictionary, parent):
        self.dictionary, self.parent, self.kids, self.links = dictionary, parent, [], []
        self.role = str(dictionary.S)[1:]
        self.lang = str(dictionary.get("/Lang", ""))
        listed = dictionary.get("/A")
        entries = [] if listed is None else listed if isinstance(listed, pikepdf.Array) else [listed]
        self.attributes = {str(key): value for entry in entries for key, value in entry.items()}
        classes = dictionary.get("/C")
        named = [] if classes is None else classes if isinstance(classes, pikepdf.Array) else [classes]
        self.classes = {str(name)[1:] for name in named}

    def nodes(self):
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def roles(self):
        return [kid.role for kid in self.nodes()]

    def walk(self):
        yield self
        for kid in self.nodes():
            yield from kid.walk()

    def marks(self):
        return [mark for kid in self.kids for mark in (kid.marks() if isinstance(kid, Node) else [kid])]


def times(one, other):
    """Return the product of two matrices."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def bounds(matrix):
    """Return left, bottom, right and top of the unit square as a matrix transforms it: where a picture is drawn."""
    a, b, c, d, e, f = matrix
    xs, ys = [e, e + a, e + c, e + a + c], [f, f + b, f + d, f + b + d]
    return min(xs), min(ys), max(xs), max(ys)


def squash(text):
    """Return a text without white space and without characters that nobody sees."""
    return "".join(text.translate({0xAD: None, 0x200B: None, 0x2060: None}).split())

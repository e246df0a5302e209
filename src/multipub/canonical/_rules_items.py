"""The rules about the file, its items, figures, pictures and photos' files."""

from multipub.canonical.rule import error, warning

_PROFILE = "multipub canonical profile 1.0"
_G2 = "NewsML-G2 2.35"
_ONE_TRUTH = f"{_PROFILE}: one truth each"
_WCAG_ALT = "WCAG 2.2 SC 1.1.1"

XML_RULES = (
    error("CAN-X01", "The file is well-formed XML.", "XML 1.0, 2.1", "mend it in an XML editor"),
    error("CAN-X02", "The file has no DOCTYPE, so no entities.", f"{_PROFILE}; OWASP XXE", "remove the DOCTYPE"),
    error("CAN-X03", "The file has a size that a story can have.", _PROFILE, "one file holds one story"),
    error("CAN-X04", "Elements are not nested beyond what can be laid out.", _PROFILE, "nest fewer elements"),
    error("CAN-X05", "The bytes are in the encoding they claim.", "XML 1.0, 4.3.3", "save the file as UTF-8"),
)

ITEM_RULES = (
    error(
        "CAN-M01",
        "Every item declares the profile.",
        _PROFILE,
        'write <profile versioninfo="1.0">multipub-canonical</profile>',
    ),
    error("CAN-M02", "A guid stands for one item in the file.", f"{_G2}, guid", "give every item a guid of its own"),
    error(
        "CAN-M03",
        "A version above 1 names the version before it.",
        f"{_G2}, irel:prevVersion",
        'add link rel="irel:prevVersion" with its version',
    ),
    error(
        "CAN-M04",
        "A correction says what was corrected.",
        f"{_PROFILE}; IPTC signal NewsCodes",
        'add edNote role="mp:correction"',
    ),
    error("CAN-M05", "The package names only items of this file.", f"{_G2}, itemRef", "correct residref"),
    warning("CAN-M06", "A text says who wrote it.", _PROFILE, "add by and creditline"),
    error("CAN-M07", "Every creator has a name.", f"{_G2}, creator", "add name"),
    error(
        "CAN-M08",
        "A note of a correction comes with the signal of a correction.",
        "IPTC signal NewsCodes",
        'add signal qcode="sig:correction"',
    ),
    error(
        "CAN-M09", "An embargo ends after the story was made.", f"{_G2}, embargoed", "correct the date of the embargo"
    ),
    warning(
        "CAN-M10",
        "Terms of use with a date or a period are read by a person.",
        _PROFILE,
        "see that the story is still covered by the terms",
    ),
    error("CAN-M11", "The version before is a lower one.", f"{_G2}, version", "correct the version of the link"),
    error(
        "CAN-M12",
        "The package names every item of the file, in its version.",
        f"{_G2}, itemRef",
        "add an itemRef with the item's guid and version",
    ),
    error("CAN-M13", "Every text of a story is in a language of its own.", _PROFILE, "keep one text per language"),
    error(
        "CAN-M14",
        "The message was sent when its story was made.",
        f"{_PROFILE}: same story, same bytes",
        "write the package's versionCreated in header/sent",
    ),
    error(
        "CAN-M15",
        "An item names one version before it, one original and one permanent link.",
        f"{_PROFILE}: one truth each",
        "keep the link that is right",
    ),
    error(
        "CAN-Q01",
        "Every code uses an alias of the item's own catalog.",
        f"{_G2}, catalog",
        "declare the alias with scheme alias and uri",
    ),
    error("CAN-Q02", "An alias has one meaning.", f"{_G2}, scheme", "write the uri that the profile gives the alias"),
)

FIGURE_RULES = (
    error(
        "CAN-F01",
        "A figure has a caption or an alternative text, unless it is marked decorative.",
        _WCAG_ALT,
        "write an alternative text, or mark the figure decorative",
    ),
    error("CAN-F02", "An img has an alt attribute.", _WCAG_ALT, "write alt as in the picture item"),
    warning("CAN-F03", "A figure has a credit.", _PROFILE, "add the credit line to the picture item"),
    error("CAN-F04", "A figure names a picture item of this file.", _PROFILE, "correct data-item"),
    error(
        "CAN-F05",
        "The credit under a figure is the picture's credit line, letter for letter.",
        _ONE_TRUTH,
        "write the words of the picture item's creditline",
    ),
    error("CAN-F06", "No credit leaked into an alternative text.", _PROFILE, "keep the credit in creditline alone"),
    error("CAN-F07", "An img shows the file of its picture item.", _ONE_TRUTH, "write remoteContent/@href in src"),
    error("CAN-F08", "A figure has at most one img.", _PROFILE, "make two figures, or a gallery"),
    error("CAN-F09", "An img stands in a figure.", _PROFILE, "put it into a figure with caption and credit"),
    error(
        "CAN-F10",
        "A figure without img is a photo whose file was not supplied.",
        _PROFILE,
        'add the img, or edNote role="mp:file-not-supplied" to the picture item',
    ),
    error(
        "CAN-F11",
        "The caption under a figure is the picture's caption, letter for letter.",
        _ONE_TRUTH,
        "write the words of description drol:caption in the same language",
    ),
    error(
        "CAN-F12",
        "The alt of an img is the picture's alternative text, letter for letter.",
        _ONE_TRUTH,
        "write the words of description mp:alt in the same language",
    ),
    error(
        "CAN-F13",
        "An empty alt belongs to a decorative figure.",
        _WCAG_ALT,
        'write the alternative text, or class="photo decorative"',
    ),
    error(
        "CAN-F14", "The size of an img is the size of its file.", _ONE_TRUTH, "write remoteContent's width and height"
    ),
    error("CAN-F15", "A decorative figure says nothing.", _WCAG_ALT, 'write alt="", or take "decorative" off'),
    error(
        "CAN-F16",
        "A figure speaks the language of its text wherever its picture does.",
        "WCAG 2.2 SC 3.1.2",
        "use the picture's words in the language of the text, and mark them if there are none",
    ),
)

PICTURE_RULES = (
    warning("CAN-P01", "A picture has a credit line.", _PROFILE, "add creditline"),
    warning("CAN-P02", "A picture names its creator or source.", _PROFILE, "add creator or infoSource"),
    warning("CAN-P03", "A picture says whose it is.", _PROFILE, "add rightsInfo"),
    error("CAN-P04", "A photo's file has its SHA-256.", _PROFILE, 'add hash hashtype="xmlenc:sha256"'),
    error(
        "CAN-P05",
        "A picture has a caption or an alternative text, unless it is only decorative.",
        _WCAG_ALT,
        "write an alternative text",
    ),
    warning("CAN-P06", "A picture is shown in a text.", _PROFILE, "place it in a figure, or remove its item"),
    error(
        "CAN-P07",
        "A photo either has its file or was not supplied.",
        _PROFILE,
        "remove the note, or the contentSet",
    ),
    error(
        "CAN-P08",
        "An alternative text taken from the caption is what the caption gives.",
        _ONE_TRUTH,
        'make it how="mp:authored" if somebody wrote it, or write the file again with multipub',
    ),
    error("CAN-P09", "An alternative text is no file name.", "WCAG 2.2 failure F30", "say what the picture shows"),
    warning("CAN-P10", "A photo's file was supplied.", _PROFILE, "ask for the photo; a frame stands in its place"),
    error(
        "CAN-P11",
        "A picture says each thing once in a language.",
        _ONE_TRUTH,
        "keep one caption, credit line and description per language",
    ),
)

FILE_RULES = (
    error(
        "CAN-D00",
        "A photo's file is inside the bundle.",
        _PROFILE,
        "put the photo into media/ beside the canonical file and name it relative to it",
    ),
    error("CAN-D01", "A photo's file is there.", _PROFILE, "put the file back, or mark the photo as not supplied"),
    error("CAN-D02", "A photo's file has the size the file says.", _PROFILE, "put the original file back"),
    error("CAN-D03", "A photo's file has the SHA-256 the file says.", _PROFILE, "put the original file back"),
    error("CAN-D04", "A photo's file is a whole picture.", _PROFILE, "supply an undamaged JPEG, PNG, GIF or WebP"),
    error("CAN-D05", "A photo has a number of pixels that can be worked on.", _PROFILE, "supply a smaller photo"),
    error("CAN-D06", "A photo has the width and height the file says.", _PROFILE, "write the photo's width and height"),
    error("CAN-D07", "A photo is of the type the file says.", _PROFILE, "write the photo's media type"),
)

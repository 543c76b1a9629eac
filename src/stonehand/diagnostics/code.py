"""The catalogue of codes. A code is never reused; its paragraph stands in `explanations/`.

Letters: M manuscript, P parse, N notes, C citations, X references, I index, T typography, L layout,
F fonts and PDF, E EPUB, A accessibility, S security, W work in hand.
"""

from enum import Enum

from stonehand.diagnostics.severity import Severity

ERROR, WARNING, QUERY = Severity.ERROR, Severity.WARNING, Severity.QUERY


class Code(Enum):
    """Name every fault that Stonehand reports, with its severity and a short title."""

    # M: manuscript
    M001 = ("M001", ERROR, "settings that cannot be parsed")
    M002 = ("M002", ERROR, "unknown key in settings")
    M003 = ("M003", WARNING, "unknown key in front matter")
    M004 = ("M004", ERROR, "value of the wrong type")
    M005 = ("M005", ERROR, "required key missing")
    M006 = ("M006", ERROR, "value that is not one of those allowed")
    M007 = ("M007", ERROR, "wrong ISBN")
    M008 = ("M008", ERROR, "wrong ISSN")
    M009 = ("M009", ERROR, "wrong ORCID iD")
    M010 = ("M010", ERROR, "wrong DOI")
    M011 = ("M011", ERROR, "wrong language tag")
    M012 = ("M012", ERROR, "unknown role")
    M013 = ("M013", ERROR, "wrong date")
    M014 = ("M014", ERROR, "wrong size or length")
    M015 = ("M015", ERROR, "wrong web address")
    M016 = ("M016", ERROR, "slug that cannot name files")
    M017 = ("M017", ERROR, "number out of range")
    M020 = ("M020", ERROR, "listed file missing")
    M021 = ("M021", ERROR, "section listed twice")
    M022 = ("M022", WARNING, "file not listed")
    M023 = ("M023", ERROR, "path that leaves the folder")
    M024 = ("M024", ERROR, "unknown name in the order of matter")
    M025 = ("M025", ERROR, "unknown kind of section")
    M026 = ("M026", QUERY, "matter out of place")
    M027 = ("M027", QUERY, "matter missing")
    M028 = ("M028", ERROR, "part without sections")
    M029 = ("M029", ERROR, "book without copy")
    M030 = ("M030", ERROR, "file not in UTF-8")
    M031 = ("M031", ERROR, "control character")
    M032 = ("M032", ERROR, "file too large")
    M033 = ("M033", ERROR, "settings nested too deep")
    M034 = ("M034", ERROR, "alias, anchor or tag in front matter")
    M035 = ("M035", ERROR, "key written twice in front matter")
    M036 = ("M036", ERROR, "front matter that is not a block of keys")
    M037 = ("M037", ERROR, "text too long")
    M040 = ("M040", ERROR, "amendment without a change")
    M041 = ("M041", ERROR, "two amendments of one block")
    M042 = ("M042", ERROR, "amendment of nothing")
    M043 = ("M043", ERROR, "stale amendment")
    M044 = ("M044", WARNING, "amended block with another anchor")
    M045 = ("M045", ERROR, "amendment that the block cannot take")

    # P: parse
    P001 = ("P001", ERROR, "division not closed")
    P002 = ("P002", WARNING, "fence that closes nothing")
    P003 = ("P003", ERROR, "raw HTML")
    P004 = ("P004", ERROR, "table of an unsupported kind")
    P005 = ("P005", ERROR, "formula that cannot be set")
    P006 = ("P006", WARNING, "attributes not understood")
    P007 = ("P007", WARNING, "link that may not be followed")
    P008 = ("P008", ERROR, "image from outside the book")
    P009 = ("P009", ERROR, "nested too deep")
    P010 = ("P010", WARNING, "word of more than a thousand letters")
    P011 = ("P011", WARNING, "table that no page holds")
    P012 = ("P012", WARNING, "second title in a section")
    P013 = ("P013", WARNING, "two different titles")
    P014 = ("P014", ERROR, "character that cannot be printed")
    P015 = ("P015", WARNING, "link definition that nothing uses")
    P016 = ("P016", ERROR, "figure without an image")
    P017 = ("P017", WARNING, "caption without a table")
    P018 = ("P018", ERROR, "row with too many cells")
    P019 = ("P019", ERROR, "image missing")
    P020 = ("P020", WARNING, "title of a link")
    P021 = ("P021", WARNING, "list that is printed as typed")
    P040 = ("P040", ERROR, "place or drift of a figure or table not understood")
    P041 = ("P041", WARNING, "figure or table in a note told to move")
    P042 = ("P042", ERROR, "cell that spans others in a note")
    P901 = ("P901", ERROR, "words lost between manuscript and book")

    # N: notes
    N001 = ("N001", ERROR, "call without a note")
    N002 = ("N002", ERROR, "note without a call")
    N003 = ("N003", ERROR, "two notes with one label")
    N004 = ("N004", WARNING, "note called twice")
    N005 = ("N005", ERROR, "note inside a note")
    N006 = ("N006", ERROR, "empty note")
    N007 = ("N007", ERROR, "unknown series of notes")
    N101 = ("N101", QUERY, "ibid. after a note of several works")
    N102 = ("N102", QUERY, "short form before the full one")
    N103 = ("N103", QUERY, "one work in two forms")
    N104 = ("N104", QUERY, "locator outside the work")
    N105 = ("N105", QUERY, "quotation marks in a note")
    N106 = ("N106", QUERY, "note without its stop")
    N107 = ("N107", QUERY, "hyphen between figures in a note")
    N901 = ("N901", ERROR, "note not whole in the output")

    # C: citations
    C001 = ("C001", WARNING, "citation printed as typed")
    C002 = ("C002", ERROR, "citation of a work that is not there")
    C003 = ("C003", ERROR, "citations without their processor")
    C004 = ("C004", ERROR, "citation style that cannot be used")
    C005 = ("C005", QUERY, "works never cited")
    C006 = ("C006", ERROR, "citations not formatted")
    C007 = ("C007", ERROR, "citation that prints nothing")
    C008 = ("C008", WARNING, "role that the style's processor does not know")
    C009 = ("C009", WARNING, "language without words for citations")
    C010 = ("C010", ERROR, "works that cannot be read")
    C011 = ("C011", ERROR, "two works with one key")
    C012 = ("C012", WARNING, "unknown type of work")
    C013 = ("C013", WARNING, "work with a field missing")
    C014 = ("C014", QUERY, "corporate name without braces")
    C015 = ("C015", WARNING, "name with too many commas")
    C016 = ("C016", WARNING, "field written twice")
    C017 = ("C017", WARNING, "work that inherits from nothing")
    C018 = ("C018", WARNING, "unknown command of LaTeX")

    # X: references
    X001 = ("X001", ERROR, "reference to nothing")
    X002 = ("X002", ERROR, "two things with one anchor")
    X003 = ("X003", QUERY, "open author query")
    X004 = ("X004", WARNING, "generated section with nothing to show")
    X005 = ("X005", WARNING, "places still move")
    X006 = ("X006", WARNING, "link to an unknown anchor")

    # I: index

    # T: typography
    T001 = ("T001", QUERY, "quotation mark without a side")
    T002 = ("T002", QUERY, "quotation without its other mark")

    # L: layout
    L001 = ("L001", ERROR, "note not whole on the pages")
    L002 = ("L002", ERROR, "notes out of order")
    L003 = ("L003", WARNING, "note begun late")
    L004 = ("L004", ERROR, "note begun late without need")
    L005 = ("L005", WARNING, "page with too few lines")
    L006 = ("L006", ERROR, "text not whole on the pages")
    L007 = ("L007", ERROR, "letters without a break")
    L008 = ("L008", ERROR, "cell that spans too much")
    L009 = ("L009", ERROR, "elements nested too deeply")
    L010 = ("L010", WARNING, "message of a library")
    L011 = ("L011", ERROR, "image not printed")
    L012 = ("L012", ERROR, "link without a place")
    L013 = ("L013", WARNING, "declaration not obeyed")
    L014 = ("L014", WARNING, "notes not split")
    L015 = ("L015", ERROR, "section not set")
    L016 = ("L016", ERROR, "running head too wide")
    L030 = ("L030", WARNING, "paragraph not set as asked")
    L040 = ("L040", WARNING, "figure or table late")
    L041 = ("L041", WARNING, "figure or table not moved")
    L042 = ("L042", ERROR, "table too wide")
    L043 = ("L043", ERROR, "figure or table not turned")
    L044 = ("L044", WARNING, "first line not in small capitals")
    L201 = ("L201", WARNING, "loose line")
    L202 = ("L202", ERROR, "very loose line")
    L203 = ("L203", WARNING, "tight line")
    L204 = ("L204", WARNING, "ladder")
    L205 = ("L205", WARNING, "stack")
    L206 = ("L206", WARNING, "river")
    L207 = ("L207", WARNING, "runt")
    L208 = ("L208", WARNING, "widow")
    L209 = ("L209", WARNING, "orphan")
    L210 = ("L210", WARNING, "hyphen at the foot of a recto")
    L211 = ("L211", WARNING, "short page")
    L212 = ("L212", WARNING, "uneven spread")
    L213 = ("L213", WARNING, "heading at the foot")
    L214 = ("L214", WARNING, "note split under two lines")
    L215 = ("L215", WARNING, "note after its call")
    L216 = ("L216", ERROR, "overfull line")
    L217 = ("L217", ERROR, "text outside the type area")
    L218 = ("L218", WARNING, "white hole")
    L219 = ("L219", WARNING, "line off the grid")
    L291 = ("L291", ERROR, "more flaws than accepted")
    L292 = ("L292", WARNING, "accepted flaw that is gone")
    L293 = ("L293", ERROR, "line of the ratchet that cannot be read")
    L301 = ("L301", ERROR, "amendment that changes no page")
    L302 = ("L302", ERROR, "amendment not carried out")
    L303 = ("L303", ERROR, "change that does not fit its frozen page")
    L304 = ("L304", ERROR, "section that is not frozen")
    L901 = ("L901", ERROR, "words of the book not on the pages")
    L902 = ("L902", ERROR, "lines printed over each other")
    L903 = ("L903", ERROR, "PDF differs from the layout map")
    L904 = ("L904", ERROR, "profiles differ")
    L905 = ("L905", ERROR, "figure or table before its place")

    # F: fonts and PDF
    F001 = ("F001", ERROR, "two files for one face")
    F002 = ("F002", ERROR, "not the recorded font")
    F003 = ("F003", ERROR, "not a static font")
    F004 = ("F004", ERROR, "family not to be had")
    F005 = ("F005", ERROR, "character without a glyph")
    F006 = ("F006", ERROR, "face that the family lacks")
    F007 = ("F007", ERROR, "link to nowhere")
    F008 = ("F008", WARNING, "font changed since the last full build")
    F101 = ("F101", ERROR, "character drawn as an empty box")

    # E: EPUB
    E001 = ("E001", ERROR, "document that is no XML")
    E002 = ("E002", ERROR, "face that no font gives")
    E003 = ("E003", ERROR, "call and note that disagree")
    E004 = ("E004", ERROR, "note without its way back")
    E005 = ("E005", ERROR, "empty document")
    E006 = ("E006", WARNING, "file that nothing uses")
    E007 = ("E007", WARNING, "document too large")
    E008 = ("E008", WARNING, "note too long for a pop-up")
    E009 = ("E009", WARNING, "heading level skipped")
    E010 = ("E010", ERROR, "link to nothing in the EPUB")
    E011 = ("E011", ERROR, "image of another kind than its name")
    E012 = ("E012", ERROR, "two files with one name")
    E013 = ("E013", ERROR, "drawing that does more than draw")
    E901 = ("E901", ERROR, "words of the book not in the EPUB")

    # A: accessibility

    # S: security
    S001 = ("S001", ERROR, "address that is not a file of the book")
    S002 = ("S002", ERROR, "file outside the book's folder")
    S003 = ("S003", ERROR, "file that is not an image")
    S004 = ("S004", WARNING, "link left out of the PDF")
    S005 = ("S005", ERROR, "damaged image")
    S006 = ("S006", ERROR, "image too large to be printed")
    S007 = ("S007", ERROR, "drawing that acts or reaches out")
    S008 = ("S008", ERROR, "template or style of the book that cannot be used")
    S009 = ("S009", WARNING, "letters that run against their direction")

    # W: work in hand (proofs of one section)
    W001 = ("W001", ERROR, "no section of that name")
    W002 = ("W002", WARNING, "section that the last full build has not")
    W003 = ("W003", WARNING, "folios that are not confirmed")
    W004 = ("W004", WARNING, "folio of another section not confirmed")

    severity: Severity
    title: str

    def __new__(cls, value: str, severity: Severity, title: str) -> "Code":
        """Make a member whose value is the code alone."""
        member = object.__new__(cls)
        member._value_ = value
        member.severity = severity
        member.title = title
        return member

"""The guard on what an author wrote: links, images, HTML and whatever Markdown let stand as text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from footcare.authored import Anchor, Authored, Element, Picture
from footcare.problems import Problem, Problems, did_you_mean
from footcare.rules import source as source_rules
from footcare.vocabulary import SECTIONS, kind_of
from footcare.written import ESCAPED

Find = Callable[..., int]  # needles, most exact first → the line on which one of them stands

PLACEHOLDER = re.compile(
    r"\b(todo|tbd|tbc|fixme|wip|xxx|lorem ipsum|coming soon|to be written|work in progress|under construction"
    r"|placeholder"
    r"|(?:insert|add|your) (?:text|name|link|image|picture|source) here|(?:text|name|link|image|picture) goes here)\b"
    r"|\?\?\?|(?-i:\bXX\b)|\[(?:insert|your|add) [^\]\n]*\]|\[(?:citation|source) needed\]"
    r"|\((?:insert|add) (?:an? |the )?"
    r"(?:text|name|link|image|picture|source)\)",
    re.IGNORECASE,
)
# In small letters, what every placeholder has a piece of: to look for these is much quicker than for the pattern.
PIECES = (
    "todo", "tbd", "tbc", "fixme", "wip", "xx", "lorem", "coming soon", "to be written", "work in progress",
    "under construction", "placeholder", "text here", "name here", "link here", "image here", "picture here",
    "source here", "goes here", "???", "[", "(insert", "(add",
)  # fmt: skip
SAYS_NOTHING = {
    "here",
    "click here",
    "this",
    "link",
    "this link",
    "this page",
    "read more",
    "more",
    "learn more",
    "page",
    "click",
    "see here",
    "more info",
    "more information",
    "details",
    "this article",
    "the article",
    "article",
    "website",
    "this website",
    "site",
    "source",
}
SHOWS_NOTHING = {"image", "picture", "photo", "drawing", "figure", "img", "screenshot", "alt", "alt text"}
LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
MAIL = re.compile(rf"[^@\s,;/:]+@(?:{LABEL}\.)+[a-z]{{2,}}(\?\S*)?", re.IGNORECASE)
HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[a-z0-9-]+)")
PHONE = re.compile(r"\+?[0-9]+(?:[.-]?(?:\([0-9]+\)|[0-9]+))*")
DIGITS = range(3, 16)  # 112 is a number, and none in the world has more than 15 digits
FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|webp|avif|svg|heic)", re.IGNORECASE)
FORBIDDEN = {
    "script": "a script", "iframe": "a frame", "frame": "a frame", "object": "a plug-in", "embed": "a plug-in",
    "applet": "a plug-in", "base": "a new base for all addresses", "meta": "a meta element", "link": "a link element",
    "form": "a form", "input": "a form field", "button": "a button", "textarea": "a form field",
    "select": "a form field",
    "title": "a title",
    "frameset": "a frame", "noscript": "an element for scripts",
    **dict.fromkeys(("acronym", "basefont", "bgsound", "big", "blink", "center", "dir", "font", "listing", "marquee",
                     "multicol", "nobr", "noembed", "noframes", "plaintext", "spacer", "strike", "tt", "xmp"),
                    "an element of old"),
    "foreignobject": "a page in a drawing", "dialog": "a dialog", "canvas": "an element for scripts",
    "style": "a style sheet of its own", "template": "a template", "slot": "a slot", "portal": "a frame",
}  # fmt: skip
FIELDS = {"input", "button", "textarea", "select", "option", "label"}
BOXES = (
    "note", "abstract", "info", "tip", "success", "question",
    "warning", "failure", "danger", "bug", "example", "quote", "road",
)  # fmt: skip
NAME = re.compile(r"[a-z][a-z0-9-]*")
KNOWN = {
    "a", "abbr", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "body", "br",
    "caption", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "div",
    "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "i", "img", "ins", "kbd", "label", "legend", "li", "main", "map", "mark",
    "menu", "meter", "nav", "ol", "optgroup", "option", "output", "p", "picture", "pre", "progress", "q", "rp",
    "rt", "ruby", "s", "samp", "search", "section", "small", "source", "span", "strong", "sub", "summary",
    "sup", "svg", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul", "var",
    "video", "wbr",
}  # fmt: skip
OF_MARKDOWN = re.compile(r"text-align: (?:left|center|right);")  # what a table's `:-:` becomes
OF_OLD = frozenset({"align", "bgcolor", "border", "cellpadding", "cellspacing", "color", "face", "valign", "vlink"})
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
MAY_STAY_OPEN = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup"}


@dataclass(frozen=True, slots=True)
class Leftover:
    """A piece of Markdown that stands as text on the page: its form, what it is, and what to do."""

    form: re.Pattern[str]
    rule: str
    what: str
    remedy: str


PLAIN_ADDRESS = re.compile(
    r"(?:[a-z0-9./-]+\.md)?(?:#[a-z0-9-]+)?|https://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/[\w./-]*", re.ASCII
)
# Nothing is left over where none of these stands.
UNCITED = re.compile(r"\[(?P<id>[a-z0-9]+(?:-[a-z0-9]+)+)\]")
CITATION_LEFT = re.compile(
    r"\[[^\]\n]*(?<![\w.])@[^\]\n]*\]?|\(\s*@[a-z][^)\n]*\)?|\{@[^}\n]*\}?"
    r"|(?<![\w./])@[a-z0-9]+(?:[-_][a-z0-9]+)+\]?",
    re.IGNORECASE,
)
SUSPECT = re.compile(
    r"[\[\]`~{}*|@$^\\•‣◦▪#]|:[a-z+:-]|//|<!|www\.|!!|\?\?\?|__|\b_\w|8<|%|==|\+\+"
    r"|&#?\w|-->|\n(?:[-+]|1\.)|\d\)|(?:^|\n):|\.md"
)
# What of these `SUSPECT` cannot do without: to look for bare strings is ten times quicker.
SIGNS = (
    *"[]`~{}*|@$^\\•‣◦▪#%&_", "//", "<!", "www.", "!!", "???", "8<", "==", "++", "-->", ".md",
    "\n-", "\n+", "\n1.", "\n:",
    *(f"{digit})" for digit in range(10)),
)  # fmt: skip
COLON = re.compile(r":[a-z+:-]")
LEFTOVERS = (
    Leftover(
        CITATION_LEFT,
        "citation-broken",
        "'{}' did not become a citation",
        "write '[@id]', or '[@id; @other]' for two sources",
    ),
    Leftover(
        re.compile(r"\*\s?\[[^\]\n]+\]:?[^\n]*"),
        "abbreviation-broken",
        "'{}' did not become an abbreviation",
        "write '*[short]: what it stands for' on a line of its own, at the end of the page",
    ),
    Leftover(
        re.compile(r"\[\^[^\]\n]*\]"),
        "footnote-undefined",
        "the footnote '{}' is not defined",
        "add '{}: …' at the end of the page",
    ),
    Leftover(
        re.compile(r"\[[^\]\n]+\]\[[^\]\n]*\]"),
        "reference-undefined",
        "'{}' is a link without an address",
        "write '[text](address)', or define the reference",
    ),
    Leftover(
        re.compile(r"\([^()\n]{1,90}\)\[[^\]\n]*[./#][^\]\n]*\]"),
        "link-reversed",
        "'{}' has its brackets the wrong way round",
        "write '[text](address)'",
    ),
    Leftover(
        re.compile(
            r"\[[^\]\n]+\]\([^)\n]*\)?|\]\([^)\s]*\)?|\[[^\]\n]+\][\w./-]+\.(?:md|html)\)"
            r"|\[[^\]\n]+\]\s+\((?:https?:|mailto:|tel:|#|[\w./-]+\.(?:md|html)\b)[^)\n]*\)?"
            r"|[(\[](?:\.\./)*[\w/-]+\.md(?:#[\w-]*)?[)\]]"
        ),
        "link-broken",
        "'{}' did not become a link",
        "write '[text](address)', with no space between, and %20 for a space in the address",
    ),
    Leftover(
        re.compile(r"https?://[^\s<>()]+|(?<![\w/.])www\.[\w-]+\.[^\s<>()]+"),
        "link-bare",
        "the address '{}' is no link",
        "write '[where it leads](address)'",
    ),
    Leftover(
        re.compile(
            r"(?<=\n)(?:[-*+]|1\.)\s+\S[^\n]*|(?<=\n)[-*+](?=[^\W\d_])[^*\n]*(?=\n|$)"
            r"|(?:^|(?<=\n))(?:\d{1,2}\)|[•‣◦▪])\s*\S[^\n]*"
        ),
        "list-broken",
        "'{}' did not become part of a list",
        "put an empty line before a list, and begin each entry with '- ' or '1. '",
    ),
    Leftover(
        re.compile(r"(?:^|(?<=\n))[ \t]*#{2,6}[ \t]+\S[^\n]*"),
        "heading-broken",
        "'{}' did not become a heading",
        "begin it at the start of its line, with an empty line before it",
    ),
    Leftover(
        re.compile(r"`{3,}[^\n]*|~{3,}[^\n]*"),
        "fence-unclosed",
        "the code that begins with '{}' has no end",
        "close it with a line of the same marks",
    ),
    Leftover(
        re.compile(r"^\s*(?:/{3,}|:{3,}|={3}[+!]?\s+\")[^\n]*"),
        "block-unclosed",
        "'{}' is not a block that this guide knows",
        "use '!!! note \"Title\"' with an indented text",
    ),
    Leftover(
        re.compile(
            r"^\s*(?:!{3}|\?{3}\+?\s|!{2}\s?\w)[^\n]*|^\s*\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][^\n]*",
            re.IGNORECASE,
        ),
        "admonition-broken",
        "'{}' did not become a box",
        "write '!!! note \"Title\"' on a line of its own, and indent the text by 4 spaces",
    ),
    Leftover(
        re.compile(r"-{1,2}8<-{1,2}[^\n]*(?:\n.*-{1,2}8<-{1,2})?|\{![^\n]*!\}", re.DOTALL),
        "include-forbidden",
        "'{}' would include a file",
        "write the text out: pages include nothing",
    ),
    Leftover(
        re.compile(r"\{:[^}\n]*\}?|\{\s*[#.][\w-]+[^}\n]*\}?"),
        "attributes-broken",
        "'{}' did not become an attribute list",
        "write '{{: #id .class }}' right behind what it belongs to",
    ),
    Leftover(
        re.compile(r"(?<![\w:/]):(?:[a-z][a-z0-9_+-]*|[+-]1):(?![\w:])"),
        "emoji-unknown",
        "'{}' is not a picture that this guide knows",
        "write it in words",
    ),
    Leftover(
        re.compile(
            r"~~[^~\n]+~~|(?<!=)==[^=\s][^=\n]*==(?!=)|\^\^[^^\n]+\^\^|\+\+[\w+-]+\+\+|\$\$[^$\n]+\$\$"
            r"|^\s*\[[ xX]\](?=\s)|\[\[[^\]\n]+\]\]|\^\[[^\]\n]+\]|(?<=\w)~[\w+-]+~|\^[\w+-]+\^|\\(?=\n|$)"
            r"|\$(?=[^\s$])[^$\n]*[\\^_{=][^$\n]*\$"
        ),
        "markdown-unknown",
        "'{}' stands as text: this guide has nothing that is written so",
        "say it in other words, or write it as code",
    ),
    Leftover(
        re.compile(
            r"(?m)^\s*\|(?!\|\|).*\|[^\n]*(?:\n\s*\|[^\n]*)*"
            r"|^[^|\n]+ \| [^\n]+\n[^|\n]+ \| [^\n]+(?:\n[^|\n]+ \| [^\n]+)*"
        ),
        "table-broken",
        "'{}' did not become a table",
        "put an empty line before it, and below its head a line like '| --- | --- |' with as many cells",
    ),
    Leftover(
        re.compile(r"<!-(?!-)[^\n>]*>?|&#?\w{2,10};|&(?:nbsp|amp|lt|gt|quot|copy|deg|shy|[mn]dash)\b"),
        "html-broken",
        "'{}' is no character, and no comment",
        "write the character itself, or '<!-- … -->' for a comment",
    ),
    Leftover(
        re.compile(r"(?:^|(?<=\n)):(?![-()|:]|[\w+-]+:)\s*\S[^\n]*"),
        "definition-broken",
        "'{}' did not become a definition",
        "write ':   ' and the text, on the line below the word that it explains",
    ),
    Leftover(
        re.compile(
            r"\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)|(?<![\w*])\*(?=\w)[^*\n]{0,40}"
            r"|(?<![\w_])_(?=[^\W_])[^_\n]{0,40}"
        ),
        "emphasis-broken",
        "'{}' stands as text: bold or stress that was not closed, or not opened",
        "put the same marks at both ends, without spaces inside",
    ),
    Leftover(
        re.compile(r"`[^`\n]*"),
        "code-unclosed",
        "'{}' begins code that has no end",
        "close it with another '`'",
    ),
    Leftover(
        re.compile(
            r"\{\{[^\n]{0,40}|\}\}|\{%[^\n]{0,40}|%\}|\{ \{[^\n]{0,40}|\{ %[^\n]{0,40}|\{\s*[a-z_]+\([^)\n]*\)\s*\}"
        ),
        "template-leftover",
        "'{}' stands as text",
        "close it, or write it as code",
    ),
)


def check(path: str, authored: Authored, source: str, first_line: int, html: str, find: Find) -> Problems:
    """All rules on an author's own text."""
    of_source = list(source_rules.check(path, source, first_line))
    yield from of_source
    told = {problem.rule for problem in of_source}
    if LITERAL.search(source):
        told.add("template-leftover")  # braces that the author has written as text stand there rightly
    for anchor in authored.anchors:
        if not _plainly_right(anchor):
            yield from link(path, anchor, find)
    for picture in authored.pictures:
        yield from image(path, picture, find)
    in_form = in_drawing = False
    for element in authored.elements:
        if not (in_form and element.tag in FIELDS):
            for problem in forbidden(path, element, find, in_drawing=in_drawing):
                told |= {"html-broken"} if problem.rule == "html-unknown" else set()  # it is not closed either
                yield problem
        in_form = in_form or element.tag == "form"
        in_drawing = in_drawing or element.tag in {"svg", "math"}
    headless = {found[0] for text in authored.texts if (found := HEADLESS.match(text))}
    undefined: set[str] = set()
    for text in authored.texts:
        for problem in leftovers(path, text, find, headless):
            if problem.rule not in told:
                undefined |= {_plain(problem.what.split("'")[1])} if problem.rule == "footnote-undefined" else set()
                yield problem
    for code in authored.codes:
        if code.startswith("`") != code.endswith("`"):
            what = f"'{' '.join(code.split())[:60]}' has more marks at one end than at the other"
            line = find(code.split("\n")[0], code.strip("`"))
            yield from () if told else [Problem(path, line, "code-unclosed", what, "put the same marks at both ends")]
    for title in authored.empty_notes:
        what = f"the box '{title}' holds nothing"
        yield Problem(path, find(f'"{title}"', title, "!!!"), "admonition-empty", what, "indent its text by 4 spaces")
    for name in authored.unused_footnotes:
        if _plain(f"[^{name}]") in undefined:  # it is misspelt where the text names it, which is told
            continue
        what = f"nothing leads to the footnote '[^{name}]'"
        yield Problem(
            path, find(f"[^{name}]:"), "footnote-unused", what, f"put '[^{name}]' into the text, or take it out"
        )
    heading = authored.main_headings[0] if len(authored.main_headings) == 1 else None  # more are told of the built page
    if heading is not None and heading not in SECTIONS[kind_of(path.removeprefix("docs/"))]:
        what = "the title is the main heading already"
        yield Problem(path, find(f"# {heading}", heading, "<h1"), "heading-one", what, "begin this one with '##'")
    for name in authored.empty_footnotes:
        what = f"the footnote '[^{name}]' says nothing"
        yield Problem(path, find(f"[^{name}]:"), "footnote-empty", what, "write it behind the colon, or take it out")
    if authored.empty_headers:
        what = "a table has a column without a name"
        yield Problem(path, find("|  |", "| |", "||", "<th></th>", "<th"), "table-header", what, "name it in the head")
    for words in authored.notes:
        yield from box(path, words, find)
    for row in authored.ragged_rows:
        what = f"the row '{row[:60]}' has another number of cells than the head of its table"
        yield Problem(path, find(row), "table-ragged", what, r"add or take out a '|'; write a bar in a cell as '\|'")
    if "<" in source and "html-broken" not in told:
        yield from broken_html(path, source, first_line, "" if authored.intact else html, find)


PAGE_NAME = re.compile(r"[\w./-]+\.(?:md|html)")
LITERAL = re.compile(r"\{\{\s*(['\"])(?:[{}][{}%#]|[%#]\})\1\s*\}\}|\{%-?\s*raw\b")
HEADLESS = re.compile(r"\[\^[^\]\n]+\](?=\s)")


def _plain(name: str) -> str:
    """Return the mark of a footnote without what is easily misspelt."""
    return "".join(name.casefold().split())


def _plainly_right(anchor: Anchor) -> bool:
    """Tell whether a link is of the usual kind, so that nobody needs to look for its line."""
    text = anchor.text
    if not text[:1].isalnum() or not text[-1:].isalpha() or text.startswith(("http", "www.")) or PAGE_NAME.match(text):
        return False
    return bool(anchor.address and PLAIN_ADDRESS.fullmatch(anchor.address)) and text.casefold() not in SAYS_NOTHING


def link(path: str, anchor: Anchor, find: Find) -> Problems:
    """A link has an address of a kind that we allow, and a text that says where it leads."""
    address = anchor.address
    parts = _split(address)
    line = find(
        f"[{anchor.text}]({address})",
        *((f"({address})",) if address else ('href=""', "href=''")),
        f'"{address}"',
        f"'{address}'",
        f"<{address}>",
        f": {address}",
        address,
        anchor.text,
    )
    scheme = parts.scheme.lower() if parts else ""
    if not address or address == "#":
        yield Problem(
            path, line, "link-empty", f"the link '{anchor.text}' has no address", "give it one, or take it out"
        )
    elif parts is None:
        yield Problem(path, line, "link-scheme", f"'{address}' is not an address", "correct it")
    elif scheme == "mailto":
        if not MAIL.fullmatch(address[7:]):
            yield Problem(
                path, line, "link-mail", f"'{address}' is not a mail address", "write 'mailto:name@example.org'"
            )
    elif scheme == "tel":
        if not PHONE.fullmatch(address[4:]) or sum(map(str.isdecimal, address)) not in DIGITS:
            what = f"'{address}' is not a telephone number"
            yield Problem(path, line, "link-phone", what, "write 'tel:+441234567890': digits, no letters, no spaces")
    elif scheme == "http":
        what = f"'{address}' is not a safe address"
        yield Problem(
            path, line, "link-insecure", what, "begin it with https:// if that works, else find another source"
        )
    elif scheme not in {"", "https"}:
        what = f"an address may not begin with '{scheme}:'"
        yield Problem(
            path, line, "link-scheme", what, "link to a page of the guide, or to one that begins with https://"
        )
    elif address.startswith("//"):
        yield Problem(
            path, line, "link-scheme", f"'{address}' does not say how to get there", f"write 'https:{address}'"
        )
    elif scheme == "https":
        if " " in address or not HOST.fullmatch(parts.hostname or "") or parts.username is not None:
            yield Problem(path, line, "link-scheme", f"'{address}' is not an address", "correct it")
    elif parts.query and anchor.by_markdown:
        what = f"'{address}' asks a question ('?{parts.query[:40]}'), and a page of this guide answers none"
        yield Problem(path, line, "link-query", what, "take out the question mark and what is behind it")
    elif anchor.by_markdown:
        yield from _to_a_file(path, address, line)
    yield from _says_something(path, anchor, line)


def _split(address: str):  # type: ignore[no-untyped-def]  # urlsplit's result, or None for what it refuses
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _to_a_file(path: str, address: str, line: int) -> Problems:
    """A Markdown link names the file of a page, not its address on the site."""
    target = urlsplit(address).path
    if not names_no_file(address):
        return
    if not target.endswith(".html"):
        what, folder = f"'{address}' is a folder", target.rstrip("/")
        either = "" if folder.endswith(".") else f" or '{folder}.md'"
        yield Problem(path, line, "link-directory", what, f"name the file: '{folder}/index.md'{either}")
    else:
        what = f"'{address}' is a built page"
        yield Problem(
            path, line, "link-built-page", what, f"name the file it is made from: '{target.removesuffix('.html')}.md'"
        )


def names_no_file(address: str) -> bool:
    """Tell whether an address within the guide leads to a folder or to a built page, not to the file of a page."""
    target = address.partition("?")[0].partition("#")[0]
    is_folder = target.endswith("/") or posixpath.basename(target) in {".", ".."}
    return not target.startswith("/") and (is_folder or target.endswith(".html"))


def _says_something(path: str, anchor: Anchor, line: int) -> Problems:
    if not anchor.text:
        what = f"the link to '{anchor.address}' shows no text"
        yield Problem(path, line, "link-text-empty", what, "say in words where it leads")
    elif anchor.text.casefold().strip(" .…»>") in SAYS_NOTHING or not any(map(str.isalnum, anchor.text)):
        what = f"the link text '{anchor.text}' says nothing by itself"
        yield Problem(path, line, "link-text", what, "say where it leads: some readers hear only the links")
    elif PAGE_NAME.fullmatch(anchor.text):
        what = f"the link text '{anchor.text[:50]}' is the name of a file"
        yield Problem(path, line, "link-text", what, "say in words where it leads")
    elif anchor.text.startswith(("http://", "https://", "www.")) and anchor.text != anchor.address:
        what = f"the link text '{anchor.text[:50]}' is an address"
        yield Problem(path, line, "link-text", what, "say in words where it leads")


def image(path: str, picture: Picture, find: Find) -> Problems:
    """An image says in words what it shows; its file is part of the guide."""
    name = posixpath.basename(picture.address.partition("?")[0].partition("#")[0])
    if not picture.address:
        what = f"the image '{picture.alt or ''}' has no address"
        yield Problem(path, find("]()", "<img"), "link-empty", what, "give it one, or take it out")
        return
    line = find(f"![{picture.alt or ''}]({picture.address}", f"({picture.address}", picture.address, name, "<img", "![")
    if _split(picture.address) is None:
        yield Problem(path, line, "link-scheme", f"'{picture.address}' is not an address", "correct it")
        return
    if picture.alt is not None and picture.alt.strip():
        if picture.alt.strip().casefold() in SHOWS_NOTHING:
            what = f"the alternative text '{picture.alt}' says nothing"
            yield Problem(path, line, "image-alt-name", what, "say what a reader who cannot see it needs to know")
            return
        stem = name.rpartition(".")[0]
        if FILE_NAME.fullmatch(picture.alt.strip()) or (stem and picture.alt.strip().casefold() == stem.casefold()):
            what = f"the alternative text '{picture.alt}' is the name of a file"
            yield Problem(path, line, "image-alt-name", what, "say what a reader who cannot see it needs to know")
    if picture.address.lower().startswith("data:"):
        yield Problem(path, line, "link-scheme", "an image may not begin with 'data:'", "put the file in docs/assets/")


def forbidden(path: str, element: Element, find: Find, *, in_drawing: bool = False) -> Problems:
    """Pages run nothing: no script, no handler, no frame, no form. How they look is the business of style sheets."""
    if element.tag in FORBIDDEN:
        what = f"'<{element.tag}>' is {FORBIDDEN[element.tag]}, which a page may not hold"
        yield Problem(path, find(f"<{element.tag}"), "html-forbidden", what, "take it out")
        return
    if element.tag not in KNOWN and not in_drawing and NAME.fullmatch(element.tag):
        what = f"there is no element '<{element.tag}>'"
        advice = did_you_mean(element.tag, KNOWN, "take it out, or write '<' as '&lt;'")
        yield Problem(path, find(f"<{element.tag}"), "html-unknown", what, advice)
        return
    for name, value in element.attributes:
        if name.startswith("on"):
            what = f"'{name}' would run a script"
            yield Problem(path, find(f"{name}=", name), "html-handler", what, "take it out")
        elif name in {"srcdoc", "formaction", "http-equiv"}:
            yield Problem(path, find(f"{name}="), "html-handler", f"'{name}' is not allowed in a page", "take it out")
        elif name == "style" and ("url(" in value.lower() or "expression" in value.lower()):
            yield Problem(path, find("style="), "html-handler", "a style may not fetch anything", "take it out")
        elif name == "style" and not OF_MARKDOWN.fullmatch(value):
            what = f"'style={value[:40]}' is a look of its own, which does not change with the reader's colours"
            yield Problem(path, find(value, "style="), "html-style", what, "take it out, or use a class")
        elif name in OF_OLD and not in_drawing:
            yield Problem(path, find(f"{name}="), "html-style", f"'{name}' is an attribute of old", "take it out")


def box(path: str, words: tuple[str, ...], find: Find) -> Problems:
    """A box is of a kind that this guide draws, and its title stands in quotes."""
    kind = words[0] if words else ""
    title = [word for word in words[1:] if word not in {"inline", "end"}]
    line = f"!!! {' '.join(words)}"
    if kind not in BOXES:
        advice = did_you_mean(kind, BOXES, f"the kinds are {', '.join(BOXES)}")
        yield Problem(
            path, find(line, f"!!! {kind}", "!!!"), "admonition-broken", f"'{kind}' is no kind of box", advice
        )
    elif title:
        what = f"the title of the box '{line}' has no quotes"
        advice = f"write '!!! {kind} \"{' '.join(title).capitalize()}\"'"
        yield Problem(path, find(line, f"!!! {kind} ", "!!!"), "admonition-broken", what, advice)


def leftovers(path: str, text: str, find: Find, headless: Container[str] = ()) -> Problems:
    """No Markdown is left that did not become what it was meant to be. Footnotes in `headless` lack their colon."""
    taken: list[tuple[int, int]] = []
    told: set[str] = set()
    for leftover in LEFTOVERS if SUSPECT.search(text) else ():
        for found in leftover.form.finditer(text):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            if found[0].startswith("](") and ESCAPED in text[text.rfind("[", 0, found.start()) + 1 : found.start()]:
                continue
            taken.append(found.span())
            if leftover.rule == "list-broken" and leftover.rule in told:
                continue  # one list is one mistake
            told.add(leftover.rule)
            shown = found[0].replace(ESCAPED, "\\").strip().split("\n")[0][:60]
            what = leftover.what.format(shown)
            if shown in headless:
                if found.start() == 0:
                    advice = f"write '{shown}: …' at the end of the page"
                    what = f"the footnote '{shown}' has no colon behind it here"
                    yield Problem(path, find(f"{shown} "), leftover.rule, what, advice)
                continue
            before = text[max(0, found.start() - 20) : found.start()].rpartition("\n")[
                2
            ]  # the same may stand elsewhere
            line = find(f"{before}{shown}", shown, *shown.split()[:1])
            yield Problem(path, line, leftover.rule, what, leftover.remedy.format(shown))
    for found in PLACEHOLDER.finditer(text) if may_hold_placeholder(text) else ():
        if not any(start < found.end() and found.start() < end for start, end in taken):
            yield _placeholder(path, found[0], find)
            break


def suspect(text: str, *, by_hand: bool) -> bool:
    """Tell whether anything in the text of a page can be left over; HTML written `by_hand` begins lines anywhere."""
    if by_hand or text.startswith(":") or COLON.search(text) or may_hold_placeholder(text):
        return True
    return any(sign in text for sign in SIGNS)


def may_hold_placeholder(text: str) -> bool:
    """Tell whether it is worth while to look for a placeholder."""
    small = text.casefold()
    return any(piece in small for piece in PIECES)


def _placeholder(path: str, words: str, find: Find) -> Problem:
    return Problem(path, find(words), "placeholder", f"'{words}' was left in the text", "write what belongs there")


def uncited(path: str, authored: Authored, sources: Container[str], find: Find) -> Problems:
    """The id of a source in brackets is a citation, and has an `@`."""
    for text in authored.texts:
        for found in UNCITED.finditer(text) if "-" in text and "[" in text else ():
            if found["id"] in sources:
                what = f"'{found[0]}' names a source, and is no citation"
                yield Problem(path, find(found[0]), "citation-broken", what, f"write '[@{found['id']}]'")


def broken_html(path: str, source: str, first_line: int, html: str, find: Find) -> Problems:
    """HTML that an author writes by hand is whole: every element is closed, in the right order."""
    errors = html_errors(html) if html else {}
    faults = list(_misnested(source_rules.plain(source)))
    if not errors:
        faults = [fault for fault in faults if fault[2].endswith(SWALLOWED)]
        if not faults:
            return
    for name, line, what in faults:
        advice = f"close every '<{name}>' with '</{name}>', the inner ones first"
        yield Problem(path, first_line + line - 1, "html-broken", what, advice)
        return
    code = next(iter(errors))
    name = min({name for names in errors.values() for name in names if name}, default="")
    what = f"the HTML is broken: {SAID.get(code, code.replace('-', ' '))}"
    line = find(f"</{name}", f"<{name}", "<?", "<!", "<")
    yield Problem(path, line, "html-broken", what, "close every element, the inner ones first")


def html_errors(html: str) -> dict[str, set[str]]:
    """Return what html5lib calls wrong with a piece of HTML: its codes in order, each with the elements it names."""
    import html5lib

    parser = html5lib.HTMLParser(strict=False)
    parser.parseFragment(html)
    found: dict[str, set[str]] = {}
    for _, code, data in parser.errors:
        if code not in IGNORED:
            found.setdefault(code, set()).add(str((data or {}).get("name", "")))
    return found


# What html5lib says of any fragment, or of attributes that are harmless.
SWALLOWED = "and not closed, so it holds the rest of the page"  # Python-Markdown closes these by itself
SAID = {
    "expected-tag-name-but-got-question-mark": "'<?' begins nothing that a page may hold",
    "expected-dashes-or-doctype": "'<!' begins nothing that a page may hold",
    "unexpected-doctype": "a page has no document type of its own",
    "non-void-element-with-trailing-solidus": "a slash does not close this element",
    "unexpected-start-tag-implies-end-tag": "this element may not lie in another of its kind",
    "unexpected-end-tag": "an element ends where it may not",
    "end-tag-too-early": "an element ends before one that lies in it",
}
IGNORED = {
    "expected-named-entity",
    "named-entity-without-semicolon",
    "expected-numeric-entity",
    "unexpected-char-in-comment",
    "expected-doctype-but-got-start-tag",
    "expected-doctype-but-got-chars",
    "expected-doctype-but-got-eof",
}


def _misnested(source: str) -> Iterator[tuple[str, int, str]]:
    """Yield the elements of an author's HTML that are not closed, or closed out of turn, with their lines."""
    scan = _Scan()
    scan.feed(source)
    scan.close()
    yield from scan.faults
    for name, line in scan.open:
        if name not in MAY_STAY_OPEN:
            holds = ", so it holds the rest of the page" if line in scan.with_markdown else ""
            yield name, line, f"'<{name}>' is opened here and not closed{holds}"


class _Scan(HTMLParser):
    """Walks the tags of a page's source, which is Markdown with HTML in it, and knows their lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, int]] = []
        self.faults: list[tuple[str, int, str]] = []
        self.with_markdown: set[int] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID and NAME.fullmatch(tag):  # `<https://…>` is a link
            self.open.append((tag, self.getpos()[0]))
            if any(name == "markdown" for name, _ in attrs):
                self.with_markdown.add(self.getpos()[0])

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Leave elements like `<br/>` alone."""

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not NAME.fullmatch(tag):
            return
        line = self.getpos()[0]
        names = [name for name, _ in self.open]
        if tag not in names:
            self.faults.append((tag, line, f"'</{tag}>' closes nothing"))
        elif names[-1] == tag:
            self.open.pop()
        else:
            inner, opened = self.open[-1]
            if inner not in MAY_STAY_OPEN:
                self.faults.append((inner, opened, f"'<{inner}>' is opened here and not closed before '</{tag}>'"))
            del self.open[len(names) - 1 - names[::-1].index(tag) :]


def finder(lines: Iterable[tuple[int, str]], otherwise: Find) -> Find:
    """Return a finder in the numbered lines of a body. Asked again for the same words, it goes on to the next line."""
    numbered = list(lines)
    folded: list[tuple[int, str]] = []
    asked: dict[str, int] = {}

    def find(*needles: str) -> int:
        for needle in needles:
            if not needle:
                continue
            hits = [number for number, line in numbered if needle in line]
            if not hits:
                if not folded:
                    folded.extend((number, line.casefold()) for number, line in numbered)
                wanted = needle.casefold()
                hits = [number for number, line in folded if wanted in line]
            if hits:
                turn = asked.get(needle, 0)
                asked[needle] = turn + 1
                return hits[min(turn, len(hits) - 1)]
        return otherwise(*needles)

    return find

"""The guard on what an author wrote: links, images, HTML and whatever Markdown let stand as text."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from html.entities import name2codepoint
from urllib.parse import urlsplit

from footcare.authored import Anchor, Authored, Element, Picture
from footcare.problems import Problem, Problems, did_you_mean
from footcare.rules import by_hand as html_rules
from footcare.rules import source as source_rules
from footcare.vocabulary import SECTIONS, kind_of
from footcare.written import ESCAPED

Find = Callable[..., int]  # needles, most exact first → the line on which one of them stands

PLACEHOLDER = re.compile(
    r"\b(todo|tb[adc]|fixme|wip|x{3,}|lorem(?: ipsum)?|coming soon|work in progress|under construction"
    r"|to be written|placeholder"
    r"|(?:insert|add|your|enter|type) (?:text|name|link|image|picture|source) here"
    r"|(?:text|name|link|image|picture) goes here)\b"
    r"|\?\?+|(?-i:\bXX\b)|\[(?:insert|your|add) [^\]\n]*\]|[\[(](?:citation|source) needed[\])]"
    r"|^to be (?:added|completed|confirmed|decided|announced)(?=\W*$)"
    r"|\[(?:text|name|date|link|image|picture|photo|source|citation|ref|reference|title|url|number|insert)\??\]"
    r"|\[(?:image|picture|photo|figure|screenshot)(?: of|:) [^\]\n]*\]"
    r"|\berror! (?:reference source not found|bookmark not defined)|\[object object\]"
    r"|\bas an ai (?:language )?model\b|^(?:sure|certainly)[!,] here(?:'s|’s| is)\b[^\n]{0,40}|\bi hope this helps\b"
    r"|\blet me know if you(?:['’]d| would| need| want)\b"
    r"|\bsent from my \w+|^\[\d{1,2}[:.]\d{2}[^\]\n]{0,24}\] [^:\n]{1,40}:"
    r"|\((?:insert|add) (?:an? |the )?"
    r"(?:text|name|link|image|picture|source)\)",
    re.IGNORECASE,
)
# In small letters, what every placeholder has a piece of: to look for these is much quicker than for the pattern. Where
# several begin or end alike, that comes first.
PIECES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("todo", "tba", "tbd", "tbc", "fixme", "wip", "xx", "lorem", "coming soon", "work in progress",
                     "under construction", "placeholder", "??", "[", "(insert", "(add", " needed)", "error! ",
                     "as an ai ", "sure! ", "sure, here", "certainly! ", "hope this helps", "let me know if you",
                     "sent from my "), ()),
    " here": ("text here", "name here", "link here", "image here", "picture here", "source here", "goes here"),
    "to be ": ("to be written", "to be added", "to be completed", "to be confirmed", "to be decided",
               "to be announced"),
}  # fmt: skip
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
    "text", "link text", "title", "url", "find out more", "see more", "continue reading", "read on", "tap here",
    "press here", "that page",
}  # fmt: skip
SHOWS_NOTHING = {
    "image", "picture", "photo", "drawing", "figure", "img", "screenshot", "alt", "alt text", "diagram", "untitled",
    "an image of", "a picture of", "image of", "picture of",
}  # fmt: skip
OF_A_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|pxl|screenshot|image|photo|untitled|whatsapp image)[\s_-]*\d[\w .:-]*", re.IGNORECASE
)
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
MEANT = {  # boxes of other programs
    "hint": "tip", "important": "warning", "caution": "warning", "attention": "warning", "error": "danger",
    "seealso": "info", "todo": "note", "summary": "abstract", "check": "success", "help": "question", "faq": "question",
}  # fmt: skip
BOXES = (
    "note", "abstract", "info", "tip", "success", "question",
    "warning", "failure", "danger", "bug", "example", "quote", "road",
)  # fmt: skip
NAME = re.compile(r"[a-z][a-z0-9:.-]*")
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


@dataclass(frozen=True, slots=True)
class Leftover:
    """A piece of Markdown that stands as text on the page: its form, what it is, and what to do."""

    form: re.Pattern[str]
    rule: str
    what: str
    remedy: str


SUFFIXES = "md|html|svg|png|jpe?g|webp|gif|avif"  # of pages and pictures
PLAIN_ADDRESS = re.compile(
    r"(?:[a-z0-9./-]+\.md)?(?:#[a-z0-9-]+)?|https://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/(?:[\w./-]*[\w/-])?",
    re.ASCII,
)
# Nothing is left over where none of these stands.
UNCITED = re.compile(r"\[#?(?P<id>[a-z0-9]+(?:-[a-z0-9]+)+)\]")
CITATION_LEFT = re.compile(
    r"\[[^\]\n]*(?<![\w.])@[^\]\n]*\]?|\(\s*@[a-z][^)\n]*\)?|\{@[^}\n]*\}?"
    r"|(?<![\w./])@[a-z0-9]+(?:[-_][a-z0-9]+)+\]?|(?<![\]^])\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\](?![\[(:])"
    r"|【[^】\n]*】|:contentReference\[[^\]\n]*\](?:\{[^}\n]*\})?|\[(?:oaicite|web|cite|source):[^\]\n]*\]|\bcite(?:turn\d+\w+)+",
    re.IGNORECASE,
)
SUSPECT = re.compile(
    r"[\[\]`~{}*|@$^\\•‣◦▪#<【]|:[a-z+:-]|//|<!|www\.|!!|\?\?\?|__|\b_\w|\w_\b|8<|%|==|\+\+|citeturn"
    r"|\n\(?(?:b|ii|2)[.)]\s|&#?\s?\w|-->|\n(?:[-+]|\d+\.)|\d\)|(?:^|\n)(?:[:–—‐−·●○■□▶►➢➤✓✔☐☑!=-]|o\s|\.\.)|\.md"
)
# What of these `SUSPECT` cannot do without, in a whole page: each of these is quicker to look for.
SIGN = re.compile(r"[\[\]`~{}*|@$^\\•‣◦▪#_<【]")
PAIRS = ("//", "www.", "!!", "???", "==", "++", "-->", ".md", "%%", "citeturn")
ENTITY = re.compile(r"&\s?#?\w\w")
STARTS = re.compile(r"\n(?:[-+:–—‐−·●○■□▶►➢➤✓✔☐☑!]|\(?(?:\d{1,2}|b|ii)[.)]|o\s|===|\.\.\s)")
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
        re.compile(r"\[\s+\^[\w-]+\]|\[\^[\w-]+|(?<![\w^])\^[\w-]+\]|\(\^[\w-]+\)"),
        "footnote-undefined",
        "'{}' leads to no footnote",
        "write '[^name]', without spaces",
    ),
    Leftover(
        re.compile(r"\[[^\]\n]+\]\[[^\]\n]*\]|!\[\]\[[^\]\n]+\]"),
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
            rf"|\[[^\]\n]+\]\s+\((?:https?:|mailto:|tel:|#|[\w./-]+\.(?:{SUFFIXES})\b)[^)\n]*\)?"
            r"|[(\[](?:\.\./)*[\w/-]+\.md(?:#[\w-]*)?[)\]]"
            rf"|\[[^\[\]()\n]*\((?:https?:|[\w./-]+\.(?:{SUFFIXES})\b)[^()\n]*\)"
            r"|\[[^\]\n]+\]\{[^}\n]*\.(?:md|html)[^}\n]*\}|(?<!<)!\[[^\]\n]{0,40}\]?"
        ),
        "link-broken",
        "'{}' did not become a link",
        "write '[text](address)', with no space between, and %20 for a space in the address",
    ),
    Leftover(
        re.compile(
            r"\bht+ps?[:;.,]?//\s?[^\s<>()]*|\bhttps?:\\+[^\s<>()]+|(?<![\w/.])w{3,}[.,][\w-]+\.[^\s<>()]+"
            r"|(?<![\w.+@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b",
            re.IGNORECASE,
        ),
        "link-bare",
        "the address '{}' is no link",
        "write '[where it leads](address)'",
    ),
    Leftover(
        re.compile(
            r"(?<=\n)(?:[-*+]|1\.)\s+\S[^\n]*|(?<=\n)[-*+](?=[^\W\d_])[^*\n]*(?=\n|$)"
            r"|(?:^|(?<=\n))(?:\d{1,2}\)|[•‣◦▪])\s*\S[^\n]*"
            r"|(?:^|(?<=\n))(?:[-*+]|\d{1,2}\.)\xa0\s*\S[^\n]*|(?<=\n)[-*+](?=\n)"
            r"|(?:^|(?<=\n))-(?=[^\W\d_])[^\n]*(?=\n-)|(?:^|(?<=\n))\*(?=[^\W\d_])[^*\n]*(?=\n\*[^*\n]*(?:\n|$))"
            r"|(?<=:\n)\d{1,2}\.\s+\S[^\n]*|(?<=\n)\d{1,2}\.\s+\S[^\n]*(?=\n\d{1,2}\.\s)"
            r"|(?:^|(?<=\n))1\.(?=[^\W\d_])[^\n]*(?=\n2\.)|(?<=\n)\d{1,2}\.(?=[^\W\d_])[^\n]*"
            r"|(?:^|(?<=\n))(?:\(1\)\s[^\n]+(?=\n\(2\)\s)|\(?a[.)]\s[^\n]+(?=\n\(?b[.)]\s)|i[.)]\s[^\n]+(?=\nii[.)]\s))"
            r"|(?:^|(?<=\n))([–—‐−·●○■□▶►➢➤✓✔☐☑o])\s[^\n]+(?=\n\1\s)"
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
        re.compile(r"^\s*(?:/{3,}|:{3,}|={3}[+!]?\s+[\"\w]|\.\.\s[\w-]+::)[^\n]*"),
        "block-unclosed",
        "'{}' is not a block that this guide knows",
        "use '!!! note \"Title\"' with an indented text",
    ),
    Leftover(
        re.compile(
            r"^\s*(?:!{3}|\?{3}\+?\s?(?=[a-z\"])|\?{3}\+?\s|!{2}\s?\w|!\s(?=(?:note|tip|info|warning|danger)\b))[^\n]*"
            r"|^\s*\[!\s?(?:NOTE|TIP|INFO|IMPORTANT|WARNING|CAUTION|DANGER)\][^\n]*",
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
            r"|\$(?=[^\s$])[^$\n]*[\\^_{=][^$\n]*\$|\$[A-Za-z]\$|\\[a-zA-Z]{2,}(?:\{[^}\n]*\})*|\\[%&$~n](?!\w)"
            r"|\[(b|i|u|s|url|img|quote|code|color|size|list)(?:=[^\]\n]*)?\][^\n]*?\[/\1\]|%%[^%\n]+%%"
            r"|\{(?:>>|--|~~|\+\+|==)[^}\n]*\}|(?<![\w~])~[^\s~][^~\n]*(?<=\S)~(?![\w~])"
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
        re.compile(
            rf"</?(?:{'|'.join(sorted(KNOWN | FORBIDDEN.keys()))})\b[^<>\n]*>?|<[!?](?!-)[^<>\n]*>?"
            r"|<\s+/?(?:br|p|b|i|em|strong|a|div|span|ul|ol|li|img|details|summary|script)(?:\s[^<>\n]*)?(?<!\s)>",
            re.IGNORECASE,
        ),
        "html-broken",
        "'{}' stands as text",
        "close it with '>', without spaces or slashes in its name; write '<' as '&lt;' where it is one",
    ),
    Leftover(
        re.compile(
            rf"<!-(?!-)[^\n>]*>?|&#?\w{{2,10}};|&\s?(?:{'|'.join(sorted(name2codepoint))})\b|&#\d{{2,5}}\b(?!;)"
        ),
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
            r"|(?<![\w_])_(?=[^\W_])[^_\n]{0,40}|\b[^\W_]+_(?!\w)|(?<!\S)\* [^\W\d_][^*\n]{2,40} \*(?=[\s.,;:!?]|$)"
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
            r"|\$?\{\w+\}(?!\()"
        ),
        "template-leftover",
        "'{}' stands as text",
        "close it, or write it as code",
    ),
)


def check(
    path: str, authored: Authored, source: str, first_line: int, html: str, find: Find, home: str = ""
) -> Problems:
    """All rules on an author's own text, in a guide whose address is `home`."""
    of_source = list(source_rules.check(path, source, first_line))
    yield from of_source
    told = {problem.rule for problem in of_source}
    by_hand = html_rules.scanned(source_rules.plain(source), first_line) if "<" in source else None
    if by_hand:
        yield from html_rules.check(path, by_hand)
    if LITERAL.search(source):
        told.add("template-leftover")  # braces that the author has written as text stand there rightly
    for anchor in authored.anchors:
        outside = anchor.address[8:] if anchor.address.startswith("https://") else ""
        of_guide = outside and home and anchor.address.startswith(home)
        if not _plainly_right(anchor) or of_guide or (outside and LEADS_ON.match(outside)):
            yield from link(path, anchor, find, home)
    for picture in authored.pictures:
        yield from image(path, picture, find)
    in_form = in_drawing = False
    refused: set[str] = set()
    broken = False
    for element in authored.elements:
        if not (in_form and element.tag in FIELDS):
            for problem in forbidden(path, element, find, in_drawing=in_drawing):
                broken = broken or problem.rule in {"html-unknown", "html-broken"}  # it is not closed either
                refused |= {element.tag} if problem.rule == "html-forbidden" else set()
                yield problem
        in_form = in_form or element.tag == "form"
        in_drawing = in_drawing or element.tag in {"svg", "math"}
    headless = {found[0] for text in authored.texts if (found := HEADLESS.match(text))}
    undefined: set[str] = set()
    raw: set[html_rules.Raw] = set()
    for text in authored.texts:
        for problem in leftovers(path, text, source, find, headless):
            holder = by_hand.holder(problem.line) if by_hand and problem.rule in html_rules.OF_MARKDOWN else None
            if problem.rule == "html-broken" and by_hand and by_hand.has_open_quotes:
                continue  # which is told of itself
            if holder and holder not in raw and holder.last:
                raw.add(holder)
                yield html_rules.as_it_stands(path, problem.line, holder)
            elif holder:  # told already, or told that it is not closed
                continue
            elif problem.rule not in told:
                broken = broken or problem.rule == "html-broken"
                undefined |= {_plain(problem.what.split("'")[1])} if problem.rule == "footnote-undefined" else set()
                yield problem
    for code in authored.codes:
        if code.startswith("`") != code.endswith("`"):
            what = f"'{' '.join(code.split())[:60]}' has more marks at one end than at the other"
            line = find(code.split("\n")[0], code.strip("`"))
            yield from () if told else [Problem(path, line, "code-unclosed", what, "put the same marks at both ends")]
    for title in authored.empty_notes if "macro-misplaced" not in told else ():
        what = f"the box '{title}' holds nothing"
        yield Problem(path, find(f'"{title}"', title, "!!!"), "admonition-empty", what, "indent its text by 4 spaces")
    for name in authored.unused_footnotes:
        if _plain(f"[^{name}]") in undefined:  # it is misspelt where the text names it, which is told
            continue
        what = f"nothing leads to the footnote '[^{name}]'"
        yield Problem(
            path, find(f"[^{name}]:"), "footnote-unused", what, f"put '[^{name}]' into the text, or take it out"
        )
    for code in authored.indented:
        yield from shown_as_code(path, code, find)
    if authored.empty_items and "macro-misplaced" not in told:
        lines = (n for n, line in enumerate(source.split("\n"), first_line) if EMPTY_ITEM.fullmatch(line))
        what = "an entry of this list says nothing"
        yield Problem(path, next(lines, first_line), "list-broken", what, "write it, or take its mark out")
    for head in authored.empty_tables:
        what = f"the table that begins with '{head}' has no rows"
        yield Problem(
            path,
            find(f"| {head} |", f"|{head}|", f"{head} |", head),
            "table-broken",
            what,
            "write them right below the line of hyphens",
        )
    heading = authored.main_headings[0] if len(authored.main_headings) == 1 else None  # more are told of the built page
    if heading is not None and heading not in SECTIONS[kind_of(path.removeprefix("docs/"))]:
        what = "the title is the main heading already"
        line = find(f"# {heading}", f"#{heading}", heading, "<h1")
        if all((problem.rule, problem.line) != ("heading-broken", line) for problem in of_source):
            yield Problem(path, line, "heading-one", what, "begin this one with '##'")
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
        advice = r"add or take out a '|'; write a bar in a cell as '\|'"
        if "|" not in row:
            what, advice = f"'{row[:60]}' becomes a row of the table above it", "put an empty line before it"
        yield Problem(path, find(row), "table-ragged", what, advice)
    if by_hand and not broken and "html-broken" not in told:
        yield from broken_html(path, by_hand, refused, "" if authored.intact else html, find)


PAGE_NAME = re.compile(r"[\w./-]+\.(?:md|html)")
LITERAL = re.compile(r"\{\{\s*(['\"])(?:[{}][{}%#]|[%#]\})\1\s*\}\}|\{%-?\s*raw\b")
HEADLESS = re.compile(r"\[\^[^\]\n]+\](?=\s)")


EMPTY_ITEM = re.compile(r"[\s>]*(?:[-*+]|\d+\.|:)\s*(?:<!--.*-->)?\s*|[\s>]*(?:[-*+]|\d+\.)\s+\[[^\]]+\]:.*")


def _plain(name: str) -> str:
    """Return the mark of a footnote without what is easily misspelt."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def shown_as_code(path: str, code: str, find: Find) -> Problems:
    """A text that is indented by 4 spaces or a tab without belonging to anything is shown as code."""
    first = code.strip("\n").split("\n")[0].strip()
    if BLOCK_OF_TEXT.match(first) or (SENTENCE.match(first) and not OF_CODE.search(code)):
        what = f"'{first[:40]}' is shown as code, because it is indented"
        advice = "begin it at the start of its line; put code between two lines of '```'"
        yield Problem(path, find(first), "code-indented", what, advice)


# What is no code, although it is indented: a list, a heading, a table, a quotation, a box, a footnote; or a sentence.
BLOCK_OF_TEXT = re.compile(r"(?:[-*+•–]|\d+[.)])\s+\S|#{1,6}\s|\|.*\||>\s|!!!\s|\[\^")
SENTENCE = re.compile(r"[\"'“‘(*_]*[A-Z][\w'’.,:!?-]*\s+\S+\s+\S")
OF_CODE = re.compile(r"[{}<>=;$\\|`_]|\w\(")


def _plainly_right(anchor: Anchor) -> bool:
    """Tell whether a link is of the usual kind, so that nobody needs to look for its line."""
    text = anchor.text
    if not text[:1].isalnum() or not text[-1:].isalpha() or text.startswith(("http", "www.")) or PAGE_NAME.match(text):
        return False
    return bool(anchor.address and PLAIN_ADDRESS.fullmatch(anchor.address)) and text.casefold() not in SAYS_NOTHING


# Of other sites' addresses: what tells them who sent a reader, what only leads on, and what an address does not hold.
TRACKS = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs\w+|ref_src|si)=")
LEADS_ON = re.compile(
    r"(?:www\.)?google\.[a-z.]+/url\?|l\.(?:facebook|instagram)\.com/|[\w.-]*safelinks\.protection\.outlook\.com/"
    r"|(?:bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|buff\.ly|lnkd\.in)/"
)
NO_PART = re.compile(r"[\s<>\"“”„‘’…{}|\\^`]|[.,;]$|%20$|doi\.org/https?:")
SLIP = re.compile(
    r"(?:ht?tps?[;:.,]?/{1,3}|t?tps?[;:.,]/{1,3}|(?:htt+p?s*|hp+s?|https*)[;:]/{1,3})(?=\w)", re.IGNORECASE
)
OTHER_HOST = re.compile(r"(?!index\.)(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*)\.[a-z]{2,}(?=/|$)")


def link(path: str, anchor: Anchor, find: Find, home: str = "") -> Problems:
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
    if anchor.text.startswith("!") and FILE_NAME.fullmatch(address):
        what = f"'[{anchor.text[:40]}]' is a link to a picture"
        yield Problem(path, line, "link-broken", what, "write '![', with the '!' before the bracket")
        return
    if not address and not anchor.text:
        line = find("<a>", "<a", "[](")
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
    elif scheme != "https" and SLIP.match(address):
        what, rest = f"'{address[:60]}' is not an address", SLIP.sub("", address, count=1)
        yield Problem(path, line, "link-scheme", what, f"write 'https://{rest[:60]}'")
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
        yield from _of_another_site(path, address, line, home)
    elif "?" in address.partition("#")[0] and anchor.by_markdown:
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


def _of_another_site(path: str, address: str, line: int, home: str) -> Problems:
    """A link to another site has a whole address, which tells nobody where its reader comes from."""
    parts = urlsplit(address)
    strange = NO_PART.search(address)
    shown = " ".join(address.split())[:80]
    if not HOST.fullmatch(parts.hostname or "") or parts.username is not None or _looks_alike(parts.hostname or ""):
        yield Problem(path, line, "link-scheme", f"'{address}' is not an address", "correct it")
    elif strange:
        what = f"'{shown}' is not an address: no address holds '{strange[0].strip() or 'a space'}'"
        if address.endswith(strange[0]):
            what = f"'{shown}' ends with '{strange[0]}', which belongs to no address"
        yield Problem(path, line, "link-scheme", what, "take it out, or copy the address anew")
    elif home and address.startswith(home):
        what = f"'{address}' leads to this guide by its address on the web"
        yield Problem(path, line, "link-own", what, "name the file of the page, such as '../doctor.md'")
    elif LEADS_ON.match(address[8:]):
        what = f"'{address[:60]}' only leads on to another address, and notes who asks"
        yield Problem(path, line, "link-tracking", what, "follow it, and write the address where it ends")
    elif found := TRACKS.search(address):
        what = f"'{found[0][1:]}…' in '{address[:60]}' tells that site where readers come from"
        yield Problem(path, line, "link-tracking", what, "take out what stands behind the question mark")


def _looks_alike(host: str) -> bool:
    """Tell whether a host mixes Latin letters with others, which are there to look like them."""
    return not host.isascii() and any(
        letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN") for letter in host
    )


def _to_a_file(path: str, address: str, line: int) -> Problems:
    """A Markdown link names the file of a page, not its address on the site."""
    target = urlsplit(address).path
    if not names_no_file(address):
        return
    if not target.endswith(".html"):
        what, folder = f"'{address}' is a folder", target.rstrip("/")
        either = "" if folder.endswith(".") else f" or '{folder}.md'"
        advice = f"name the file: '{folder}/index.md'{either}"
        if folder.endswith(".md"):
            advice = f"take the '/' behind it out: '{folder}{address[len(target) :]}'"
        elif OTHER_HOST.match(target):
            what, advice = f"'{address}' is a folder of this guide", f"for another site write 'https://{address}'"
        yield Problem(path, line, "link-directory", what, advice)
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


def _is_a_mark(text: str) -> bool:
    """Tell whether a text has no letters and is no number that means something, such as a telephone number."""
    return not any(map(str.isalnum, text)) or (text.isdecimal() and len(text) < 3)


def _says_something(path: str, anchor: Anchor, line: int) -> Problems:
    if not anchor.text and not anchor.address:
        return  # told of its address
    if not anchor.text:
        what = f"the link to '{anchor.address}' shows no text"
        yield Problem(path, line, "link-text-empty", what, "say in words where it leads")
    elif anchor.text.casefold().strip(" .…»>") in SAYS_NOTHING or (
        _is_a_mark(anchor.text) and not anchor.address.startswith("#fn")
    ):
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
        yield Problem(
            path, find("]()", f"![{picture.alt}](", "<img"), "link-empty", what, "give it one, or take it out"
        )
        return
    line = find(f"![{picture.alt or ''}]({picture.address}", f"({picture.address}", picture.address, name, "<img", "![")
    if picture.alt and may_hold_placeholder(picture.alt) and (left := PLACEHOLDER.search(picture.alt)):
        yield _placeholder(path, left[0], find)
        return
    if _split(picture.address) is None:
        yield Problem(path, line, "link-scheme", f"'{picture.address}' is not an address", "correct it")
        return
    if picture.alt is not None and picture.alt.strip():
        words = picture.alt.strip().casefold()
        if words in SHOWS_NOTHING or OF_A_CAMERA.fullmatch(words) or not any(map(str.isalnum, words)):
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
        if "." in element.tag:
            advice = "for a link write '[where it leads](address)'"
        yield Problem(path, find(f"<{element.tag}"), "html-unknown", what, advice)
        return
    for name, value in element.attributes:
        if NO_ADDRESS.match(value) and name not in TOLD_AS_LINKS:
            what = f"'{name}' would run a script or hide a page"
            yield Problem(path, find(f"{name}=", name), "html-handler", what, "take it out")
        elif name == "target" and value.strip().lower() == "_blank":
            what = "'target' opens a window that readers did not ask for"
            yield Problem(path, find("target="), "link-window", what, "take it out: who wants a window can open one")
        elif name in AWAY and not _does_no_harm(element.tag, name, value, in_drawing=in_drawing):
            what = f"'{name}' {AWAY[name]}"
            yield Problem(path, find(f"{name}=", name), "html-attribute", what, "take it out")
        elif name in element.bare and name not in MAY_BE_BARE and not name.startswith("data-") and not in_drawing:
            what = f"'{name}' in '<{element.tag}>' has no value"
            advice = f"put straight quotes around a value of several words, as in '{element.tag} title=\"two words\"'"
            yield Problem(path, find(f"<{element.tag} ", f"<{element.tag}"), "html-broken", what, advice)
            return
        elif value and value[0] in CURLY and name not in {"href", "src"}:
            what = f"'{name}={' '.join(value.split())[:20]}' has curly quotes, which belong to the value"
            yield Problem(path, find(f"{name}={value[:1]}", value), "html-broken", what, f"write '{name}=\"…\"'")
            return
        elif name == "id" and value.split() != [value] and not value.startswith("fn"):  # a footnote's name may be two
            what = f"'{' '.join(value.split())}' is no id"
            yield Problem(path, find(f"id='{value}'", f'id="{value}"', "id="), "html-broken", what, "write one word")
            return
        elif name.startswith("on"):
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


NO_ADDRESS = re.compile(r"[\s\x00-\x20]*(?:javascript|vbscript|data:text)\s*:?", re.IGNORECASE)
TOLD_AS_LINKS = {"href", "src", "xlink:href", "alt", "title"}
CURLY = "“”„‘’»«"
AWAY = {  # attributes that take something from a reader
    "hidden": "hides what it holds", "inert": "makes what it holds deaf to keys", "popover": "hides what it holds",
    "aria-hidden": "hides what it holds from those who listen", "contenteditable": "lets readers change the page",
    "autofocus": "takes readers away from where they are", "accesskey": "takes a key from readers",
    "tabindex": "changes the order in which keys go through the page",
    "ping": "tells another site of every click",
    "autoplay": "begins to play without being asked",
}  # fmt: skip
MAY_BE_BARE = frozenset(
    {
        "alt",
        "controls",
        "download",
        "href",
        "id",
        "itemscope",
        "loop",
        "markdown",
        "muted",
        "open",
        "reversed",
        "class",
        "src",
    }
    | {"noshade", "playsinline", "default", "disabled", "checked", "selected", "value", "title", *AWAY}
)


def _does_no_harm(tag: str, name: str, value: str, *, in_drawing: bool) -> bool:
    """Tell whether an attribute that could take something from a reader does not: a drawing may be only for the eye."""
    if name == "aria-hidden":
        return value != "true" or in_drawing or tag == "svg"
    return name == "tabindex" and value in {"0", "-1"}


def box(path: str, words: tuple[str, ...], find: Find) -> Problems:
    """A box is of a kind that this guide draws, and its title stands in quotes."""
    kind = words[0] if words else ""
    title = [word for word in words[1:] if word not in {"inline", "end"}]
    line = f"!!! {' '.join(words)}"
    if kind not in BOXES:
        meant = MEANT.get(kind.casefold())
        kinds = f"the kinds are {', '.join(BOXES)}"
        advice = f"did you mean '{meant}'?" if meant else did_you_mean(kind, BOXES, kinds)
        yield Problem(
            path, find(line, f"!!! {kind}", "!!!"), "admonition-broken", f"'{kind}' is no kind of box", advice
        )
    elif title:
        what = f"the title of the box '{line}' has no quotes"
        advice = f"write '!!! {kind} \"{' '.join(title).capitalize()}\"'"
        yield Problem(path, find(line, f"!!! {kind} ", "!!!"), "admonition-broken", what, advice)


ONCE_A_LINE = {"emphasis-broken", "code-unclosed"}


def leftovers(path: str, text: str, source: str, find: Find, headless: Container[str] = ()) -> Problems:
    """No Markdown is left that did not become what it was meant to be. Footnotes in `headless` lack their colon."""
    taken: list[tuple[int, int]] = []
    told: set[str] = set()
    lines: set[tuple[str, int]] = set()
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
            if leftover.rule == "html-broken" and shown.startswith("<") and not _is_element(shown, source):
                continue
            linked = f"{shown[0]}[" if leftover.rule == "emphasis-broken" else ""  # of whose link the text is shown
            line = find(f"{before}{shown}", shown, linked, *shown.split()[:1], before.strip())
            if leftover.rule in ONCE_A_LINE and (leftover.rule, line) in lines:
                continue
            lines.add((leftover.rule, line))
            yield Problem(path, line, leftover.rule, what, leftover.remedy.format(shown))
    for found in PLACEHOLDER.finditer(text) if may_hold_placeholder(text) else ():
        if not any(start < found.end() and found.start() < end for start, end in taken):
            yield _placeholder(path, found[0], find)
            break


def _is_element(shown: str, source: str) -> bool:
    """Tell whether what stands as text is written with '<' in the source, and not with '&lt;'."""
    begins = shown.split()[0]
    return begins in source and f"&lt;{begins[1:].rstrip('>')}" not in source


def suspect(text: str, *, by_hand: bool) -> bool:
    """Tell whether anything in the text of a page can be left over; HTML written `by_hand` begins lines anywhere."""
    return (
        by_hand
        or any(pair in text for pair in PAIRS)
        or any(form.search(text) for form in (SIGN, ENTITY, COLON))
        or bool(STARTS.search(f"\n{text}"))
        or holds_placeholder(text)
    )


def may_hold_placeholder(text: str) -> bool:
    """Tell whether it is worth while to look for a placeholder."""
    small = text.lower()
    return any(piece in small and (not begun or any(one in small for one in begun)) for piece, begun in PIECES.items())


def holds_placeholder(text: str) -> bool:
    """Tell whether a placeholder stands in any line of a text."""
    return may_hold_placeholder(text) and any(
        PLACEHOLDER.search(line) for line in text.split("\n") if may_hold_placeholder(line)
    )


def _placeholder(path: str, words: str, find: Find) -> Problem:
    return Problem(path, find(words), "placeholder", f"'{words}' was left in the text", "write what belongs there")


def uncited(path: str, authored: Authored, sources: Container[str], find: Find) -> Problems:
    """The id of a source in brackets is a citation, and has an `@`."""
    for text in authored.texts:
        for found in UNCITED.finditer(text) if "-" in text and "[" in text else ():
            if found["id"] in sources:
                what = f"'{found[0]}' names a source, and is no citation"
                yield Problem(path, find(found[0]), "citation-broken", what, f"write '[@{found['id']}]'")


def broken_html(path: str, by_hand: html_rules.ByHand, refused: Container[str], html: str, find: Find) -> Problems:
    """HTML that an author writes by hand is whole: every element is closed, in the right order; but for `refused`."""
    errors = html_errors(html) if html else {}
    faults = by_hand.faults
    if not errors:
        alone = (html_rules.SWALLOWED, html_rules.UNQUOTED)  # of these, nothing is to be seen in the HTML
        faults = tuple(fault for fault in faults if fault[2].endswith(alone))
        if not faults:
            return
    for name, line, what in faults:
        advice = f"close every '<{name}>' with '</{name}>', the inner ones first"
        if name == html_rules.QUOTES:
            advice = "put the same straight quotes at both ends of a value, and '>' behind the last"
        if name not in refused:
            yield Problem(path, line, "html-broken", what, advice)
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
SAID = {
    "expected-tag-name-but-got-question-mark": "'<?' begins nothing that a page may hold",
    "expected-dashes-or-doctype": "'<!' begins nothing that a page may hold",
    "unexpected-doctype": "a page has no document type of its own",
    "non-void-element-with-trailing-solidus": "a slash does not close this element",
    "unexpected-start-tag-implies-end-tag": "this element may not lie in another of its kind",
    "unexpected-end-tag-treated-as": "'</br>' and '</p>' end nothing",
    "unexpected-character-after-solidus-in-tag": "a slash stands within an element",
    "duplicate-attribute": "an element has an attribute twice",
    "invalid-character-in-attribute-name": "an attribute has a name that is none",
    "unexpected-start-tag-ignored": "an element stands where it may not",
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

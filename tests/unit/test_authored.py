"""What an author wrote: every mistake in links, pictures, HTML and Markdown is told once, on its line."""

from __future__ import annotations

import pytest
from guarding import plant, told, told_in_brief
from sites import Draft, draft

ABOUT = "docs/about.md"
FOOT = "assets/drawings/foot.svg"

# What is written at the end of docs/about.md, from line 9 on → the line of the mistake and its rule.
LINKS = {
    "See [it](//example.org/).": (9, "link-scheme"),
    "See [it](data:text/html,x).": (9, "link-scheme"),
    "See [it](vbscript:x).": (9, "link-scheme"),
    "See [it](JavaScript:x).": (9, "link-scheme"),
    "See [it](java&#115;cript:x).": (9, "link-scheme"),
    "See [it](file:///etc/passwd).": (9, "link-scheme"),
    "See [it](ftp://example.org/).": (9, "link-scheme"),
    "See [it](https:example.org).": (9, "link-scheme"),
    "See [it](https:/example.org).": (9, "link-scheme"),
    "See [it](https://).": (9, "link-scheme"),
    "See [it](https://exa mple.org/).": (9, "link-scheme"),
    "See [it](http://[::1).": (9, "link-scheme"),
    "See [it](https://example.org:99999/).": (9, "link-scheme"),
    "See [it](HTTP://example.org/).": (9, "link-insecure"),
    "See <http://example.org/>.": (9, "link-insecure"),
    "Write to [us](mailto:).": (9, "link-mail"),
    "Write to [us](mailto:us@localhost).": (9, "link-mail"),
    "Write to [us](<mailto:the team@example.org>).": (9, "link-mail"),
    "Call [us](tel:).": (9, "link-phone"),
    "Call [us](tel:+44 20 1234).": (9, "link-phone"),
    "Call [us](tel:0800-FEET).": (9, "link-phone"),
    "See [it](..).": (9, "link-directory"),
    "See [it](.).": (9, "link-directory"),
    "See [it](./).": (9, "link-directory"),
    "See [it](doctor/).": (9, "link-directory"),
    "See [it](symptoms/heel/#sources).": (9, "link-directory"),
    "See [it](doctor.html).": (9, "link-built-page"),
    "See [it](doctor).": (9, "link-target"),
    "See [it](docs/doctor.md).": (9, "link-target"),
    "See [it](/doctor.md).": (9, "link-target"),
    "See [it](../doctor.md).": (9, "link-target"),
    "See [it](../../../etc/passwd).": (9, "link-target"),
    "See [it](doctor.MD).": (9, "link-target"),
    "See [it](conditions\\sore-heel.md).": (9, "link-target"),
    "See [it](conditions/sore%2Fheel.md).": (9, "link-target"),
    "See [it](%00.md).": (9, "link-target"),
    "See [it](www.example.org).": (9, "link-target"),
    "See [it](data/sources.yml).": (9, "link-target"),
    'See [it](doctor.md "A title).': (9, "link-target"),
    "See\n[it][1].\n\n[1]: gone.md": (12, "link-target"),
    "See [it](doctor.md#Every-red-flag).": (9, "link-anchor"),
    "See [it](doctor.md#every-red-flag#too).": (9, "link-anchor"),
    "See [it](#).": (9, "link-empty"),
    "See [it](<>).": (9, "link-empty"),
    "See <a href=''>it</a>.": (9, "link-empty"),
    "See <a>it</a>.": (9, "link-empty"),
    "See [ ](doctor.md).": (9, "link-text-empty"),
    "See [click here](doctor.md).": (9, "link-text"),
    "See [Read more…](doctor.md).": (9, "link-text"),
    "See [→](doctor.md).": (9, "link-text"),
    "See [https://example.org](https://example.com/).": (9, "link-text"),
    "See [it] (doctor.md).": (9, "link-broken"),
    "See [it](doctor.md": (9, "link-broken"),
    "See [it]doctor.md).": (9, "link-broken"),
    "See it](doctor.md).": (9, "link-broken"),
    "See (it)[https://example.org/].": (9, "link-reversed"),
    "See [it][doctor].": (9, "reference-undefined"),
    "See [it][].": (9, "reference-undefined"),
    "![The foot][foot]": (9, "reference-undefined"),
    "Text.\n\n[it]: doctor.md": (11, "reference-unused"),
    "See [it][1].\n\n[1]: doctor.md\n[1]: about.md": (12, "defined-twice"),
    "See [[doctor]].": (9, "markdown-unknown"),
    "See [it](https://example..org/).": (9, "link-scheme"),
    "See [it](https://me:pw@example.org/).": (9, "link-scheme"),
    "See [it](https://192.168.1.1/).": (9, "link-scheme"),
    "See [it](https://.example.org/).": (9, "link-scheme"),
    "See [it](https://https://example.org/).": (9, "link-scheme"),
    "See https://example.org/page for more.": (9, "link-bare"),
    "See www.example.org for more.": (9, "link-bare"),
    "See [it](doctor.md?x=1).": (9, "link-query"),
    "See [it](?x=1).": (9, "link-query"),
    "See [doctor.md](doctor.md).": (9, "link-text"),
    "See [more info](doctor.md).": (9, "link-text"),
    "See [doctor.md].": (9, "link-broken"),
    "Write to [us](mailto:us@example..org).": (9, "link-mail"),
    "Write to [us](mailto:us@.org).": (9, "link-mail"),
    "Write to [us](mailto://us@example.org).": (9, "link-mail"),
    "Write to [us](mailto:us@example.org,).": (9, "link-mail"),
    "Call [us](tel:1).": (9, "link-phone"),
    "Call [us](tel:+44123456789012345678).": (9, "link-phone"),
    "Call [us](tel:+44....20).": (9, "link-phone"),
}

PICTURES = {
    f"![image]({FOOT})": (9, "image-alt-name"),
    f"![foot]({FOOT})": (9, "image-alt-name"),
    f"![ ]({FOOT})": (9, "image-alt"),
    f"![The foot]({FOOT})\n\n![]({FOOT})": (11, "image-alt"),
    f"Text\n<img src='../{FOOT}'>": (10, "image-alt"),
    f"<img src='../{FOOT}' alt>": (9, "image-alt"),
    "![The foot]()": (9, "link-empty"),
    "<img alt='The foot'>": (9, "link-empty"),
    "![The foot](data:image/png;base64,xx)": (9, "link-scheme"),
    "![The foot](//example.org/foot.png)": (9, "third-party"),
    "![The foot](C:\\foot.png)": (9, "third-party"),
    "![The foot](assets/drawings/)": (9, "link-target"),
    f"<picture><source srcset='gone.webp'><img src='../{FOOT}' alt='The foot'></picture>": (9, "link-target"),
    "<video src='gone.mp4'></video>": (9, "link-target"),
    "Text.\n\n! [A foot](assets/drawings/foot.svg)": (11, "link-broken"),
}

HTML = {
    "Text.\n\n<script src='gone.js'></script>": (11, "html-forbidden"),
    "<iframe src='https://example.org/'></iframe>": (9, "html-forbidden"),
    "<meta http-equiv='refresh' content='0;url=https://example.org/'>": (9, "html-forbidden"),
    "<link rel='stylesheet' href='gone.css'>": (9, "html-forbidden"),
    "<style>p { color: red }</style>": (9, "html-forbidden"),
    "<object data='gone'></object>": (9, "html-forbidden"),
    "<embed src='gone'>": (9, "html-forbidden"),
    "<base href='/'>": (9, "html-forbidden"),
    "<form action='gone'>\n<input>\n<button>Go</button>\n</form>": (9, "html-forbidden"),
    "<svg><script>alert(1)</script></svg>": (9, "html-forbidden"),
    "<marquee>Text</marquee>": (9, "html-forbidden"),
    "<b\nonmouseover='alert(1)'>Text</b>": (10, "html-handler"),
    "<p ONCLICK='alert(1)'>Text</p>": (9, "html-handler"),
    "<svg onload=alert(1)></svg>": (9, "html-handler"),
    "See [it](doctor.md){: onclick='alert(1)' }.": (9, "html-handler"),
    "<p style='background: url(gone.png)'>Text</p>": (9, "html-handler"),
    "Text <b>bold": (9, "html-broken"),
    "Text </b> text": (9, "html-broken"),
    "<div>\n\n<p>\n\nText</p>\n\n</p></div>": (15, "html-broken"),
    "Text.\n\n<div markdown>\n\nText.": (11, "html-broken"),
    "Text.\n\n<details>\n<summary>Title</details>": (12, "html-broken"),
    "<span><div>Text</div></span>": (9, "html-broken"),
    "<a href='../doctor/'>all <a href='../doctor/'>red flags</a></a>": (9, "html-broken"),
    "<div/>": (9, "html-broken"),
    '<div class="note>Text</div>': (9, "html-broken"),
    "<your name>": (9, "html-unknown"),
    "<?php echo 1 ?>": (9, "html-broken"),
    "<!DOCTYPE html>": (9, "html-broken"),
    "Text.\n\n<!-- A comment\n\nText.": (11, "html-broken"),
    "Text &bogus; text": (9, "html-broken"),
    "<p id='one'>A</p>\n<p id='one'>B</p>": (10, "id-twice"),
    "<h2>One</h2>\n<h4>Two</h4>": (10, "heading-skip"),
    "<h1>One</h1>\n\n# Two": (11, "heading-one"),
    "<p style='color: red'>Text</p>": (9, "html-style"),
    "Text.\n{: style='color: red' }": (10, "html-style"),
    "<p align='center'>Text</p>": (9, "html-style"),
    "<big>Text</big>": (9, "html-forbidden"),
    "<stong>Text</stong>": (9, "html-unknown"),
    "Text <!-- a <!-- b --> c -->": (9, "html-broken"),
    "Text a&nbsp b": (9, "html-broken"),
    "Text.\n\n# Main\n\nText.": (11, "heading-one"),
    "Main\n====\n\nText.": (9, "heading-one"),
}

MARKDOWN = {
    "Text **bold.": (9, "emphasis-broken"),
    "Text bold**.": (9, "emphasis-broken"),
    "Text ** bold ** text.": (9, "emphasis-broken"),
    "Text __bold.": (9, "emphasis-broken"),
    "Text ~~gone~~.": (9, "markdown-unknown"),
    "Text ==marked==.": (9, "markdown-unknown"),
    "Press ++ctrl+c++.": (9, "markdown-unknown"),
    "- [x] Run": (9, "markdown-unknown"),
    "Text `code.": (9, "code-unclosed"),
    "Text ``code`.": (9, "code-unclosed"),
    "Text.\n\n~~~\ncode": (11, "fence-unclosed"),
    "````\ncode\n```": (9, "fence-unclosed"),
    "```python\ncode\n``": (9, "fence-unclosed"),
    "```\ncode\n```\n\n```\ncode": (13, "fence-unclosed"),
    "1. Text\n\n    ```\n    code\n    ```": (11, "fence-indented"),
    "- One\n  - Two": (10, "list-indent"),
    "1. One\n   - Two": (10, "list-indent"),
    "##\n\nText.": (9, "heading-empty"),
    "## One\n### Two\n##### Three": (11, "heading-skip"),
    "| a | b |\n| - | - |\n| 1 |": (11, "table-ragged"),
    "a | b\n- | -\n1 | 2\n1 | 2 | 3": (12, "table-ragged"),
    "| a | b |\n| - |\n| 1 | 2 |": (9, "table-broken"),
    "Text\n| a | b |\n| - | - |\n| 1 | 2 |": (10, "table-broken"),
    '!!! nota "Title"\n    Text.': (9, "admonition-broken"),
    "!!! note 'Title'\n    Text.": (9, "admonition-broken"),
    '!!! "Title"\n    Text.': (9, "admonition-broken"),
    '!! note "Title"\n    Text.': (9, "admonition-broken"),
    '??? note "Title"\n    Text.': (9, "admonition-broken"),
    "> [!NOTE]\n> Text.": (9, "admonition-broken"),
    '!!! note "Title"\n  Text.': (9, "admonition-empty"),
    "::: note\nText.\n:::": (9, "block-unclosed"),
    "{! about.md !}": (9, "include-forbidden"),
    "--8<--\nabout.md\n--8<--": (9, "include-forbidden"),
    "Text :+1: text": (9, "emoji-unknown"),
    "Text.[^1]\n\n[^1]: One.\n\n[^1]: Two.": (13, "defined-twice"),
    "{: #part }": (9, "attributes-broken"),
    "Text {.wide} text.": (9, "attributes-broken"),
    "FIXME": (9, "placeholder"),
    "Lorem ipsum dolor.": (9, "placeholder"),
    "By [insert name].": (9, "placeholder"),
    "For ??? days.": (9, "placeholder"),
    "{ { page.title } }": (9, "template-leftover"),
    "{ care_cards() }": (9, "template-leftover"),
    "Text.\n\n=======\n\nText.": (11, "merge-conflict"),
    "Text.\n>>>>>>> main": (10, "merge-conflict"),
    "||||||| base": (9, "merge-conflict"),
    "Text\u00adtext": (9, "invisible-character"),
    "Text\u202etext": (9, "invisible-character"),
    "Text\u2028text": (9, "invisible-character"),
    "Text\U000e0041text": (9, "invisible-character"),
    "Text\x00text": (9, "invisible-character"),
    "Text\rtext": (9, "invisible-character"),
    "FÃ¼ÃŸe": (9, "file-encoding"),
    "Runnersâ€™ feet": (9, "file-encoding"),
    "F\ufffd\ufffde": (9, "file-encoding"),
    "Text:\n- one\n- two": (10, "list-broken"),
    "Text:\n* one\n* two": (10, "list-broken"),
    "Text:\n1. one\n2. two": (10, "list-broken"),
    "1) one\n2) two": (9, "list-broken"),
    "- one\n-two": (10, "list-broken"),
    "• one\n• two": (9, "list-broken"),
    "##Heading\n\nText.": (9, "heading-broken"),
    " ## Heading\n\nText.": (9, "heading-broken"),
    "A sentence.\n---\n\nText.": (10, "heading-broken"),
    "Term\n:def": (10, "definition-broken"),
    "*[HTML] Hyper Text": (9, "abbreviation-broken"),
    "HTML\n\n*[HTML]: One\n*[HTML]: Two": (12, "abbreviation-broken"),
    "Text.[^1]\n\n[^1] A note.": (11, "footnote-undefined"),
    "Text.[^Note]\n\n[^note]: A note.": (9, "footnote-undefined"),
    "Text.[^ 1]\n\n[^1]: A note.": (9, "footnote-undefined"),
    "Text.[^1]\n\n[^1]:": (11, "footnote-empty"),
    "Text.^[a note]": (9, "markdown-unknown"),
    "a | b\n1 | 2": (9, "table-broken"),
    "|  |  |\n| - | - |\n| 1 | 2 |": (9, "table-header"),
    "Do *not run.": (9, "emphasis-broken"),
    "Do _not run.": (9, "emphasis-broken"),
    "Do ***not** run.": (9, "emphasis-broken"),
    "Text\\\nmore.": (9, "markdown-unknown"),
    "It is $x^2$ long.": (9, "markdown-unknown"),
    "H~2~O": (9, "markdown-unknown"),
    '=== "Tab"\n\n    Text.': (9, "block-unclosed"),
    "## One {: #two words }\n\nText.": (9, "attributes-broken"),
    "## One {: id= }\n\nText.": (9, "attributes-broken"),
    "## One {: #a #b }\n\nText.": (9, "attributes-broken"),
    "It hurts [citation needed].": (9, "placeholder"),
    "Text goes here.": (9, "placeholder"),
    "For XX days.": (9, "placeholder"),
    "See (add link).": (9, "placeholder"),
    "```\n{{ evidence_labels() }}\n```": (10, "template-in-code"),
    "It hurts [smith-2020].": (9, "citation-broken"),
    "It hurts (@smith-2020).": (9, "citation-broken"),
    "It hurts [@smith-2020, @jones-2021].": (9, "citation-broken"),
    "It hurts [@smith-2020 p. 3].": (9, "citation-broken"),
    "It hurts @smith-2020.": (9, "citation-broken"),
    "It hurts [@smith-2020.": (9, "citation-broken"),
    "It hurts [@].": (9, "citation-broken"),
    "It hurts [@smith_2020].": (9, "citation-broken"),
    "It hurts {@smith-2020}.": (9, "citation-broken"),
}

ALL = {**LINKS, **PICTURES, **HTML, **MARKDOWN}


@pytest.mark.parametrize(("text", "line", "rule"), [(text, *where) for text, where in ALL.items()], ids=ascii)
def test_a_mistake_is_told_once(text, line, rule):
    assert told_in_brief(plant(ABOUT, "", text)) == [f"{ABOUT}:{line}: {rule}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "See [it](symptoms/heal.md).",
            "link-target: 'symptoms/heal.md' leads to no page of the guide; did you mean 'symptoms/heel.md'?",
        ),
        (
            "See [it](Doctor.md).",
            "link-target: 'Doctor.md' leads to no page of the guide; did you mean 'doctor.md'?",
        ),
        (
            "See [it](doctor.md#Flags).",
            "link-anchor: 'doctor.md#Flags': docs/doctor.md has nothing called 'Flags'; use the id of a heading there",
        ),
        (
            "![The foot](assets/drawings/feet.svg)",
            "link-target: 'assets/drawings/feet.svg' leads to no image of the guide; "
            "did you mean 'assets/drawings/foot.svg'?",
        ),
        (
            "!!! nota\n    Text.",
            "admonition-broken: 'nota' is no kind of box; did you mean 'note'?",
        ),
    ],
)
def test_what_was_probably_meant(text, said):
    assert told(plant(ABOUT, "", text)) == [f"{ABOUT}:9: {said}"]


def test_the_same_mistake_twice_is_told_on_both_lines():
    page = plant(ABOUT, "", "See [here](doctor.md).\n\nSee [here](index.md) and [gone](gone.md).\n\n[Gone](gone.md)")
    assert told_in_brief(page) == [
        f"{ABOUT}:9: link-text",
        f"{ABOUT}:11: link-target",
        f"{ABOUT}:11: link-text",
        f"{ABOUT}:13: link-target",
    ]


def test_a_mistake_in_front_matter_does_not_hide_those_of_other_pages():
    spoilt = draft("about.md").but("title:", "titel:"), plant("docs/doctor.md", "", "See [it](gone.md).")
    assert told_in_brief(*spoilt) == ["docs/about.md:2: front-matter-unknown-key", "docs/doctor.md:11: link-target"]


GOOD = r"""
Morning stiffness[^1] is common: at 10:30, say, or after 3:2:1 intervals. Smile :-) or ;) or :D [sic]. It costs £20 (or
$25, or 30 €) -- 2 * 3 * 4 = 24, 5 < 6 and 7 > 6, snake_case_words, a_b, R&D, AT&T, &copy; 2026, 100 %, #1, 50/50.
“Quoted”, ‘quoted’, »quoted«, naïve café, Füße, Straße, œuvre, ½, 5 °C, 10 000, → and ←, and 👍🏽 or 👩‍⚕️ too.

See [the doctor's page](doctor.md), [its flags](doctor.md#every-red-flag "Every red flag"), [the heel][heel],
[the toe], <https://example.org/a/very/long/address/that/goes/on/and/on?with=queries&and=more#and-a-part>,
<feet@example.org>, [mail](mailto:feet@example.org?subject=Feet), [call](tel:+44(0)20-7946-0000) and
[a foot](assets/drawings/foot.svg) or [the same](%61bout.md) or [a book](https://example.org/a_(b)).

[heel]: symptoms/heel.md "The heel"
[the toe]: <symptoms/toe.md>

[^1]: A footnote, with `code` and **bold**.

    And a second paragraph.

## A heading with `code` and *words* {: #own-id .wide }

- One
    - Two
        - Three

            code in a list

    A paragraph in a list.

- Four

1. First
2. Second
    1. Inner

* * *

Term
:   Its definition, with a [word on us](about.md).

:   Another.

!!! note "Mind the gap"
    A box with **bold**, a list:

    - one
    - two

        code in a list in a box

!!! warning
    No title.

!!! tip ""

    No title at all.

| Day | Run | Note |
| :-- | --: | :--: |
| One | `a | b` | x \| y |
| Two | 3 |  |

Day | Run
--- | ---
One | 2

Literal {{ '{{' }} braces {{ '}}' }}.

Code: `[it](gone.md)`, `**`, `{% raw %}{{ x }}{% endraw %}`, `` `tick` ``, `<div>`, `:smile:`, `a:b:c`, `TODO`, `[^9]`.

```python
def f(x: int) -> dict[str, int]:
    return {"[a](b.md)": x ** 2}  # TODO `x`
```

~~~
<div> ** __ ~~ `` [x][y] | a | {: .x }
!!! note
- one
  - two
~~~

    indented code with <div> and [x](gone.md) and ** and `
    - one
      - two

> A quotation.
>
> > In a quotation.

<div class="wide" markdown>

**Bold** in a box, with a [word on us](about.md).

</div>

<details markdown="1">
<summary>More</summary>

Hidden.

</details>

<p>Raw <b>and <i>nested</i></b> HTML<br>with
an <abbr title="x">abbreviation</abbr>, <kbd>Ctrl</kbd>, H<sub>2</sub>O.</p>
<ul><li>Optional ends<li>are fine</ul>

![The foot from below](assets/drawings/foot.svg "A foot"){: .wide }

<img src="../assets/drawings/foot.svg" alt="A foot" srcset="../assets/drawings/foot.svg 2x">

Text with a line break<br>
and an escaped \*star\*, \[bracket\], \`tick\` and \_line\_.

The NHS says so.

*[NHS]: National Health Service

<!-- A comment with [a link](gone.md), <div> and TODO -->

See [here](doctor.md), where all flags are. <!-- guard: link-text: the sentence says where -->
"""


def good_page():
    return plant(ABOUT, "", GOOD.strip("\n"))


def test_no_good_page_is_refused():
    assert told(good_page()) == []


@pytest.mark.parametrize("page", ["windows", "mark", "both"])
def test_windows_line_ends_and_byte_order_marks_are_accepted(page):
    text = good_page().text
    text = text.replace("\n", "\r\n") if page != "mark" else text
    assert told(Draft("about.md", text if page == "windows" else f"\ufeff{text}")) == []


def test_lines_are_counted_the_same_with_windows_line_ends():
    page = plant(ABOUT, "", "Text.\n\nSee [it](gone.md).\n\n```\ncode")
    assert told_in_brief(Draft("about.md", page.text.replace("\n", "\r\n"))) == told_in_brief(page)


def test_code_over_two_lines_is_told_in_one():
    [line] = told(plant(ABOUT, "", "Say `` `one\ntwo`` twice."))
    assert "'`one two' has more marks" in line
    assert "\n" not in line

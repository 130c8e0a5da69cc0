"""What a web server says beside every file: one list of headers, written down for each kind of host.

The build writes it as `_headers`, which Netlify and Cloudflare Pages read. `publish.py` makes of it what Caddy and
nginx include (`deploy/`), and the browser tests serve the guide with it. Where nobody can set headers (GitHub Pages),
there is still what HTML can say: each page has the policy for its scripts and the rule for referrers in its head.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ADDRESS = "_headers"
CACHE = "Cache-Control"
# A page, and a file without a hash in its name, is asked for again each time, and sent again only if it has changed.
# Netlify and Cloudflare Pages say just that by themselves; there a second rule for one header would be added to it, not
# take its place, so `_headers` leaves it out.
REVALIDATE = "public, max-age=0, must-revalidate"
FOR_EVER = "public, max-age=31536000, immutable"  # seconds: a year, the longest that RFC 9111's readers count on
# Made by the build, with a hash of its content in each name (stylesheets.py, search_files.py).
HASHED = ("assets/stylesheets/", "search/parts/")
OPEN = ("guide.json", "guide.schema.json", "feed.xml")  # data that programs on other sites may read
REFERRER = "no-referrer"  # nobody need know that a reader comes from a page on a health trouble
SECURITY = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER,
    # What tells most of a reader. The list is sent with every page, and all of a page must fit into what a server may
    # send at once: ten packets (RFC 6928).
    "Permissions-Policy": ", ".join(
        f"{name}=()"
        for name in ("browsing-topics", "camera", "display-capture", "geolocation", "microphone", "payment", "usb")
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip
# How HTML itself finds the end of a script. One with a type, such as JSON-LD, is data: nothing runs it.
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL | re.IGNORECASE)
FIRST = '<meta charset="utf-8">'


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said beside files; `path` is from the host's root, and ends with `*` where it is only the beginning."""

    path: str
    headers: Mapping[str, str]

    def covers(self, path: str) -> bool:
        """Tell whether it is for the file at a path."""
        return path.startswith(self.path[:-1]) if self.path.endswith("*") else path == self.path


# Scripts


def hashes(html: str, words: str = "") -> list[str]:
    """Return the sources, as a policy names them, of the scripts that stand in a page's frame.

    `words` is the part of the page that its author wrote: a script that somebody smuggles in there gets no leave.
    """
    frame = html.replace(words, "", 1)
    return [f"'sha256-{_sha256(script)}'" for script in SCRIPT.findall(frame)]


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def policy(scripts: Iterable[str], *, framed: bool = False) -> str:
    """Return the Content-Security-Policy: all comes from the guide's own host, and nothing runs but its own scripts.

    `scripts` are the scripts that stand in pages, as `hashes` returns them. With `framed` it leaves out who may frame a
    page: browsers do not take that from a page itself.
    """
    rules = [
        "default-src 'none'",
        " ".join(["script-src 'self'", *sorted(set(scripts))]),
        "style-src 'self'",
        "img-src 'self' data:",  # the theme's icons are written into its styles
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ]
    return "; ".join(rules if framed else [*rules, "frame-ancestors 'none'"])


def with_policy(html: str, scripts: Iterable[str]) -> str:
    """Return a page that says its own policy, before anything that it is about; it is in force from there on."""
    said = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts, framed=True)}">'
    return html.replace(FIRST, f'{FIRST}\n{said}\n<meta name="referrer" content="{REFERRER}">', 1)


# The list


def rules(scripts: Iterable[str], base: str = "/") -> list[Rule]:
    """Return the headers of a guide that is published at the path `base`, which ends with a slash."""
    everywhere = Rule(f"{base}*", {"Content-Security-Policy": policy(scripts), **SECURITY})
    kept = [Rule(f"{base}{folder}*", {CACHE: FOR_EVER}) for folder in HASHED]
    read = [Rule(f"{base}{name}", {"Access-Control-Allow-Origin": "*"}) for name in OPEN]
    return [everywhere, *kept, *read]


def beside(listed: Iterable[Rule], path: str) -> dict[str, str]:
    """Return what is said beside the file at a path."""
    said = {CACHE: REVALIDATE}
    for rule in listed:
        said |= rule.headers if rule.covers(path) else {}
    return said


# As each host reads it


def written(listed: Iterable[Rule]) -> str:
    """Return the list as Netlify and Cloudflare Pages read it."""
    return (
        "\n".join("\n".join([rule.path, *(f"  {n}: {v}" for n, v in rule.headers.items())]) for rule in listed) + "\n"
    )


def read(text: str) -> list[Rule]:
    """Read what `written` wrote."""
    found: list[Rule] = []
    for block in re.split(r"\n(?=\S)", text.strip()):
        path, *lines = block.split("\n")
        pairs = (line.strip().partition(": ") for line in lines)
        found.append(Rule(path, {name: value for name, _, value in pairs}))
    return found


def caddy(listed: Iterable[Rule]) -> str:
    """Return the list for a Caddyfile, to be imported into the block of a site."""
    listed = [*listed]
    kept = [rule.path for rule in listed if CACHE in rule.headers]
    lines = [f"@asked_again not path {' '.join(kept)}", f'header @asked_again {CACHE} "{REVALIDATE}"']
    for number, rule in enumerate(listed):
        lines += [f"@rule{number} path {rule.path}", f"header @rule{number} {{"]
        lines += [f'\t{name} "{value}"' for name, value in rule.headers.items()] + ["}"]
    return "\n".join(lines) + "\n"


def nginx(listed: Iterable[Rule]) -> str:
    """Return the list for nginx, to be included in a `server`.

    A `location` that adds a header of its own has none of the server's, so each says all.
    """
    listed = [*listed]
    lines = _added(beside(listed[:1], listed[0].path))
    for rule in listed[1:]:
        start, begins = rule.path.removesuffix("*"), rule.path.endswith("*")
        inner = _added(beside(listed, start))
        lines += [f"location {'^~' if begins else '='} {start} {{", *(f"  {line}" for line in inner), "}"]
    return "\n".join(lines) + "\n"


def _added(headers: Mapping[str, str]) -> list[str]:
    return [f'add_header {name} "{value}" always;' for name, value in headers.items()]


__all__ = [
    "ADDRESS",
    "Rule",
    "beside",
    "caddy",
    "hashes",
    "nginx",
    "policy",
    "read",
    "rules",
    "with_policy",
    "written",
]

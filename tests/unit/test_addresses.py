"""From files to addresses, and from one page to another."""

from __future__ import annotations

import pytest
from footcare.addresses import Addresses
from footcare.rules import resolve
from hypothesis import given
from hypothesis import strategies as st

FOLDERS, FILES = Addresses(directories=True), Addresses(directories=False)


@pytest.mark.parametrize(
    ("src_uri", "with_folders", "without"),
    [
        ("index.md", "", "index.html"),
        ("doctor.md", "doctor/", "doctor.html"),
        ("symptoms/index.md", "symptoms/", "symptoms/index.html"),
        ("symptoms/arch.md", "symptoms/arch/", "symptoms/arch.html"),
        ("a/b/c.md", "a/b/c/", "a/b/c.html"),
        ("a.b.md", "a.b/", "a.b.html"),
        ("assets/foot.svg", "assets/foot.svg", "assets/foot.svg"),
        ("guide.json", "guide.json", "guide.json"),
        ("LICENSE", "LICENSE", "LICENSE"),
    ],
)
def test_address(src_uri, with_folders, without):
    assert (FOLDERS.of(src_uri), FILES.of(src_uri)) == (with_folders, without)


@pytest.mark.parametrize(
    ("here", "there", "with_folders", "without"),
    [
        ("index.md", "doctor.md", "doctor/", "doctor.html"),
        ("doctor.md", "index.md", "../", "index.html"),
        ("index.md", "index.md", "./", "index.html"),
        ("symptoms/arch.md", "symptoms/ball.md", "../ball/", "ball.html"),
        ("symptoms/arch.md", "symptoms/index.md", "../", "index.html"),
        ("symptoms/index.md", "symptoms/arch.md", "arch/", "arch.html"),
        ("symptoms/arch.md", "conditions/gout.md", "../../conditions/gout/", "../conditions/gout.html"),
        ("symptoms/arch.md", "index.md", "../../", "../index.html"),
        ("index.md", "assets/foot.svg", "assets/foot.svg", "assets/foot.svg"),
        ("symptoms/arch.md", "assets/foot.svg", "../../assets/foot.svg", "../assets/foot.svg"),
        ("symptoms/arch.md", "symptoms/arch.md", "./", "arch.html"),
    ],
)
def test_between(here, there, with_folders, without):
    assert (FOLDERS.between(here, there), FILES.between(here, there)) == (with_folders, without)


@pytest.mark.parametrize(
    ("here", "there", "address"),
    [
        ("a.md", "a.md", "#part"),
        ("index.md", "index.md", "#part"),
        ("a.md", "b.md", "../b/#part"),
        ("a/b.md", "index.md", "../../#part"),
    ],
)
def test_to_a_part(here, there, address):
    assert FOLDERS.between(here, there, "part") == address


NAMES = st.text("abcxyz0189-", min_size=1, max_size=5)
PAGES = st.lists(st.one_of(NAMES, st.just("index")), min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".md")


@given(PAGES, PAGES, st.sampled_from([FOLDERS, FILES]), st.sampled_from(["", "part"]))
def test_an_address_leads_to_the_page_it_was_made_for(here, there, addresses, fragment):
    assert resolve(file(addresses, here), addresses.between(here, there, fragment)) == file(addresses, there)


def file(addresses, src_uri):
    address = addresses.of(src_uri)
    return f"{address}index.html" if address.endswith("/") or not address else address


@pytest.mark.parametrize(
    ("address", "base", "file"),
    [
        ("", "/", "a/b/index.html"),
        ("#part", "/", "a/b/index.html"),
        ("?q=1", "/", "a/b/index.html"),
        (".", "/", "a/b/index.html"),
        ("./", "/", "a/b/index.html"),
        ("..", "/", "a/index.html"),
        ("../", "/", "a/index.html"),
        ("../../", "/", "index.html"),
        ("../..", "/", "index.html"),
        ("../../../", "/", None),
        ("../../../x", "/", None),
        ("c%20d/", "/", "a/b/c d/index.html"),
        ("/", "/", "index.html"),
        ("/x/", "/", "x/index.html"),
        ("/x.css?v=1", "/", "x.css"),
        ("/guide/x/", "/guide/", "x/index.html"),
        ("/guide", "/guide/", "index.html"),
        ("/other/x/", "/guide/", None),
        ("/guidebook/", "/guide/", None),
    ],
)
def test_resolve(address, base, file):
    assert resolve("a/b/index.html", address, base) == file

"""Caddy and nginx, with the configurations in deploy/, say and send the same: what the build has listed."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from footcare import hosting
from publishing import live
from publishing.releases import Releases
from sites import ROOT

MODULES = Path("/usr/lib/nginx/modules")
PATHS = [
    "",
    "doctor/",
    "nowhere/",
    "offline.json",
    "guide.json",
    "assets/scripts/guide.js",
    "manifest.webmanifest",
    "_headers",
]


@pytest.fixture(scope="module")
def srv(good_site, tmp_path_factory):
    """Return the folder of a release."""
    releases = Releases(tmp_path_factory.mktemp("srv"))
    releases.show(releases.make(good_site.folder))
    return releases.root


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def program(name):
    return shutil.which(name) or shutil.which(name, path="/usr/sbin") or pytest.skip(f"there is no {name} here")


@contextmanager
def running(command, port, **more):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
    try:
        for _ in range(200):
            if process.poll() is not None:
                pytest.fail(f"{command[0]} does not start:\n{process.stdout.read().decode()}")
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.communicate(timeout=30)


@pytest.fixture(scope="module")
def nginx(srv, tmp_path_factory):
    name, folder, port = program("nginx"), tmp_path_factory.mktemp("nginx"), free_port()
    (folder / "nginx.conf").write_text(nginx_settings(srv, folder, port))
    with running([name, "-e", "stderr", "-p", str(folder), "-c", "nginx.conf"], port) as home:
        yield home


def nginx_settings(srv, folder, port):
    guide = (ROOT / "deploy/nginx/guide.conf").read_text().replace("/srv/guide", str(srv))
    module = MODULES / "ngx_http_brotli_static_module.so"
    if not module.exists():
        guide = guide.replace("brotli_static on;", "")
    load = f"load_module {module};" if module.exists() else ""
    stores = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""{load}
user root; daemon off; worker_processes 1; pid {folder}/pid; error_log stderr;
events {{ worker_connections 64; }}
http {{ access_log off; {stores}
server {{ listen 127.0.0.1:{port}; {guide} }} }}
"""


@pytest.fixture(scope="module")
def caddy(srv, tmp_path_factory):
    name, folder, port = program("caddy"), tmp_path_factory.mktemp("caddy"), free_port()
    surroundings = {"GUIDE_ADDRESS": f"http://127.0.0.1:{port}", "GUIDE_ROOT": str(srv), "HOME": str(folder)}
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + (ROOT / "deploy/caddy/Caddyfile").read_text())
    with running(
        [name, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"], port, env=surroundings
    ) as home:
        yield home


@pytest.fixture(params=["nginx", "caddy"])
def home(request):
    return request.getfixturevalue(request.param)


def ask(place, **headers):
    try:
        answer = urllib.request.urlopen(urllib.request.Request(place, headers=headers), timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()


def test_the_site_is_what_was_built_and_so_are_its_headers(home, good_site):
    count, found = live.check(good_site.folder, home, headers=True)
    assert found == []
    assert count > len(good_site.files())


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_says_what_the_build_has_listed(home, srv, path):
    listed = hosting.read((srv / "current" / "site" / hosting.ADDRESS).read_text(encoding="utf-8"))
    status, said, _ = ask(home + path)
    assert status == (404 if path in ("nowhere/", "_headers") else 200)
    wanted = hosting.beside(listed, f"/{path}")
    assert {name: said.get(name.lower()) for name in wanted} == wanted
    assert "server" not in said or "/" not in said["server"]  # no version


@pytest.mark.parametrize("how", ["br", "gzip"])
def test_files_are_sent_packed(home, how):
    if how == "br" and "nginx" in ask(home)[1].get("server", "") and not list(MODULES.glob("*brotli_static*")):
        pytest.skip("this nginx has no Brotli")
    _, said, body = ask(home + "guide.json", **{"Accept-Encoding": how})
    assert (said["content-encoding"], said["vary"].lower()) == (how, "accept-encoding")
    assert len(body) < len(ask(home + "guide.json")[2])


def test_what_has_not_changed_is_not_sent_again(home):
    _, said, _ = ask(home)
    assert ask(home, **{"If-None-Match": said["etag"]})[0] == 304


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("manifest.webmanifest", r"application/manifest\+json"),
        ("assets/scripts/guide.js", r"(text|application)/javascript; charset=utf-8"),
    ],
)
def test_files_are_what_browsers_take_them_for(home, path, kind):
    """They are told not to guess (nosniff), so this must be right."""
    assert re.match(kind, ask(home + path)[1]["content-type"])


def test_a_style_sheet_is_taken_for_one_and_kept(home):
    address = re.search(rb'href="[./]*(assets/stylesheets/[^"]+)"', ask(home)[2])[1].decode()
    _, headers, _ = ask(home + address)
    assert headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in headers["cache-control"]


def test_an_address_without_its_last_slash_leads_on(home):
    class Stays(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    with pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.build_opener(Stays).open(f"{home}doctor")
    with raised.value:
        assert raised.value.status in (301, 308)
        assert raised.value.headers["Location"].endswith("/doctor/")

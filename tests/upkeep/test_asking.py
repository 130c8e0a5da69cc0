"""What becomes of an address: each kind of answer is told apart, politely, and in the end."""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import itertools
import time
from dataclasses import replace
from email.utils import format_datetime

import pytest
from far_away import HERE, Clock, Names
from upkeep.answers import Kind
from upkeep.asking import Manners, Reply, asker, judged, waits
from upkeep.networks import is_public, refusal
from upkeep.turns import Turns

QUICK = Manners("guide-links/1.0 (+https://git.example/guide)", pause=0, patience=10, first_wait=0.01, tries=2)
IMPATIENT = replace(QUICK, patience=0.3)


async def asked(urls, manners=QUICK, clock=None):
    turns = Turns(manners.pause, manners.at_once, *((clock.now, clock.sleep) if clock else ()))
    async with asker(manners, turns, time.time, allowed=[HERE], resolver=Names()) as somebody:
        return await asyncio.gather(*map(somebody.ask, urls))


def ask(url, **options):
    return asyncio.run(asked([url], **options))[0]


@pytest.mark.parametrize(
    ("path", "kind", "why"),
    [
        ("/200", Kind.FINE, "200 OK"),
        ("/no-head", Kind.FINE, "200 OK"),
        ("/huge", Kind.FINE, "200 OK"),
        ("/500-then-200", Kind.FINE, "200 OK"),
        ("/301", Kind.MOVED, "it has moved for good"),
        ("/308", Kind.MOVED, "it has moved for good"),
        ("/301-then-302", Kind.MOVED, "it has moved for good"),
        ("/301-home", Kind.MOVED, "it has moved for good, to the first page of a site: look whether it is still there"),
        ("/302", Kind.SENDS_ON, "it sends on for now"),
        ("/307", Kind.SENDS_ON, "it sends on for now"),
        ("/302-then-301", Kind.SENDS_ON, "it sends on for now"),
        ("/loop", Kind.DEAD, "it sends on in circles"),
        ("/404", Kind.DEAD, "404 Not Found"),
        ("/410", Kind.DEAD, "410 Gone"),
        ("/500", Kind.DEAD, "500 Internal Server Error"),
        ("/401", Kind.UNSURE, "401 Unauthorized"),
        ("/403", Kind.UNSURE, "403 Forbidden"),
        ("/429", Kind.UNSURE, "429 Too Many Requests"),
        ("/429-for-an-hour", Kind.UNSURE, "it asks to wait for 3600 seconds"),
        ("/503", Kind.UNSURE, "503 Service Unavailable"),
        ("/999", Kind.UNSURE, "999"),
        ("/cut", Kind.UNSURE, "it cut the connection"),
        ("/nonsense", Kind.UNSURE, "its answer makes no sense"),
    ],
)
def test_each_kind_of_answer_is_told_apart(there, path, kind, why):
    answer = ask(there.url(path))
    assert (answer.kind, answer.why) == (kind, why)


def test_what_never_answers_is_dead_in_the_end(there):
    answer = ask(there.url("/never"), manners=IMPATIENT)
    assert (answer.kind, answer.why) == (Kind.DEAD, "no answer within 0.3 seconds")


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("/301", "/200"),
        ("/301-then-302", "/302"),  # what it sends on to for now is not to be written down
        ("/302", "/200"),
        ("/302-then-301", "/200"),
    ],
)
def test_the_address_to_write_instead(there, path, new):
    assert ask(there.url(path)).new == there.url(new)


def test_what_is_dead_behind_a_redirect_is_dead(there):
    answer = ask(there.url("/301-then-404"))
    assert (answer.kind, answer.why) == (Kind.DEAD, f"404 Not Found (at {there.url('/404')})")


@pytest.mark.parametrize(
    ("name", "scheme", "kind", "why"),
    [
        ("gone.test", "http", Kind.DEAD, "there is no host of that name"),
        ("just-now.test", "http", Kind.UNSURE, "its name could not be looked up just now"),
        ("one.test", "https", Kind.DEAD, "it has no secure connection"),
    ],
)
def test_hosts_that_cannot_be_reached(there, name, scheme, kind, why):
    answer = ask(there.url("/200", name, scheme))
    assert (answer.kind, answer.status) == (kind, 0)
    assert answer.why.startswith(why)


def test_nobody_listens():
    answer = ask("http://one.test:9/")
    assert (answer.kind, answer.why) == (Kind.DEAD, "it takes no connections")


def test_a_resolver_of_dois_may_send_on():
    hops = [(302, "https://journal.example/article")]
    assert judged("https://doi.org/10.1/x", hops, Reply(200)).kind is Kind.FINE
    assert judged("https://journal.example/x", hops, Reply(200)).kind is Kind.SENDS_ON
    assert judged("https://doi.org/10.1/x", hops, Reply(404)).kind is Kind.DEAD


# What must not be reached


@pytest.mark.parametrize("name", ["inside.test", "inside-six.test", "mapped.test"])
def test_a_name_that_leads_into_a_private_network_is_refused(there, name):
    answer = ask(there.url("/200", name))
    assert (answer.kind, "inside a private network" in answer.why) == (Kind.REFUSED, True)
    assert there.visits == []


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/to-a-private-network", "10.0.0.1 is an address inside a private network"),
        ("/to-a-file", "'file' is not http or https"),
    ],
)
def test_a_redirect_to_what_must_not_be_reached_is_refused(there, path, why):
    answer = ask(there.url(path))
    assert (answer.kind, why in answer.why) == (Kind.REFUSED, True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://[::1]/", "http://10.1.2.3/", "http://192.168.1.1/", "http://169.254.169.254/",
        "http://100.64.0.1/", "http://0.0.0.0/", "http://224.0.0.1/", "http://[fe80::1]/", "http://[fc00::1]/",
        "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a00:1]/", "http://[2002:a00:1::]/", "http://[ff02::1]/",
        "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://0x7f.1/",
        "ftp://one.example/", "file:///etc/passwd", "gopher://one.example/", "javascript:alert(1)", "http:///path",
        "http://name:word@one.example/", "http://[broken/", "http://one.example:99999/", "one.example",
    ],
)  # fmt: skip
def test_what_is_refused_without_a_look_at_the_network(url):
    assert refusal(url) != ""


@pytest.mark.parametrize("url", ["https://one.example/", "http://93.184.215.14/", "https://[2606:4700::1]/x?y#z"])
def test_what_is_not_refused(url):
    assert refusal(url) == ""


def test_only_what_is_allowed_is_asked_though_it_is_private():
    assert refusal("http://127.0.0.1/", ["127.0.0.1"]) == ""
    assert refusal("http://127.0.0.2/", ["127.0.0.1"]) != ""


def test_wrapped_addresses_are_unwrapped():
    assert is_public(ipaddress.ip_address("::ffff:8.8.8.8"))
    assert not is_public(ipaddress.ip_address("::ffff:127.0.0.1"))


# Manners


def test_who_asks_is_said_honestly(there):
    ask(there.url("/200"))
    assert {visit.agent for visit in there.visits} == {QUICK.agent}


def test_the_body_is_not_fetched(there):
    ask(there.url("/200"))
    assert there.seen("/200") == ["HEAD"]
    ask(there.url("/huge"))
    assert there.counts["bytes"] < 50_000_000  # what fits into the buffers between us, not 10**12


def test_an_error_is_only_believed_when_a_reader_would_see_it(there):
    ask(there.url("/404"))
    assert there.seen("/404") == ["HEAD", "GET"]


def test_robots_txt_is_obeyed_and_read_once(there):
    urls = [there.url(path, "strict.test") for path in ("/secret", "/200", "/to-a-secret")]
    secret, fine, sent = asyncio.run(asked(urls))
    assert (secret.kind, secret.why) == (Kind.UNSURE, "its robots.txt asks us to stay away")
    assert (fine.kind, sent.kind) == (Kind.FINE, Kind.UNSURE)
    assert (there.seen("/secret"), there.seen("/robots.txt")) == ([], ["GET"])


def test_where_robots_txt_is_broken_nobody_is_asked(there):
    answer = ask(there.url("/200", "broken-robots.test"))
    assert (answer.kind, there.seen("/200")) == (Kind.UNSURE, [])


def test_a_pause_that_robots_txt_asks_for_is_kept(there):
    clock = Clock()
    asyncio.run(asked([there.url("/200", "slow-robots.test"), there.url("/204", "slow-robots.test")], clock=clock))
    assert sum(clock.waits) == pytest.approx(7)


def test_a_host_that_asks_to_wait_is_left_alone_for_so_long(there):
    clock = Clock()
    answers = asyncio.run(asked([there.url("/429-once"), there.url("/200")], clock=clock))
    assert [answer.kind for answer in answers] == [Kind.FINE, Kind.FINE]
    assert sum(clock.waits) == pytest.approx(30)
    assert there.seen("/429-once") == ["HEAD", "HEAD"]


def test_the_waits_grow_when_a_host_does_not_say_how_long(there):
    clock = Clock()
    manners = Manners("test/1", pause=0, patience=5, tries=4, first_wait=2)
    ask(there.url("/500"), manners=manners, clock=clock)
    assert clock.waits == [2, 4, 8]
    assert there.seen("/500") == ["HEAD", *["GET"] * 4]


def test_a_host_gets_one_request_at_a_time_with_a_pause_behind_it(there):
    hosts = ["one.test", "two.test", "three.test"]
    urls = [there.url(f"/slow{n}", host) for n in range(4) for host in hosts]
    manners = Manners("test/1", pause=0.03, patience=5, at_once=2)
    asyncio.run(asked(urls, manners=manners))
    for host in hosts:
        visits = sorted((visit for visit in there.visits if visit.host == host), key=lambda visit: visit.began)
        assert len(visits) == 5  # with robots.txt
        gaps = [later.began - earlier.ended for earlier, later in itertools.pairwise(visits)]
        assert min(gaps) >= 0.025  # the server notes the end a little after the answer
    moments = sorted([(visit.began, 1) for visit in there.visits] + [(visit.ended, -1) for visit in there.visits])
    assert max(itertools.accumulate(step for _, step in moments)) <= 2


async def asked_in_turn(urls, manners):
    async with asker(manners, Turns(0, 1), time.time, allowed=[HERE], resolver=Names()) as somebody:
        return [await somebody.ask(url) for url in urls]


def test_a_host_that_never_answers_is_given_up(there):
    manners = replace(IMPATIENT, first_wait=0)
    answers = asyncio.run(asked_in_turn([there.url("/never"), there.url("/never"), there.url("/200")], manners))
    assert [answer.kind for answer in answers] == [Kind.DEAD, Kind.UNSURE, Kind.UNSURE]
    assert answers[2].why.endswith("did not answer 4 times")
    assert there.seen("/200") == []


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("", None),
        ("soon", None),
        ("-5", None),
        (format_datetime(datetime.datetime.fromtimestamp(1060, datetime.UTC), usegmt=True), 60),
        (format_datetime(datetime.datetime.fromtimestamp(900, datetime.UTC), usegmt=True), 0),
    ],
)
def test_how_long_to_wait(header, seconds):
    assert waits(header, now=1000) == seconds

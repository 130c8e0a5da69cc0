"""Which places of the network may be reached: the public internet over HTTP, and nothing else.

A page may come from a stranger, and the machine that checks its links may stand inside a private network. So a name is
looked up once, all its addresses are looked at, and the connection goes to one of exactly these.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection
from typing import TypeAlias
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

SCHEMES = ("http", "https")
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


class Forbidden(Exception):
    """This place must not be reached; its text says why."""


def refusal(url: str, allowed: Collection[str] = ()) -> str:
    """Say why an address is not asked at all, as far as can be seen without looking its name up; '' if it may be."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"it is no address: {error}"
    if parts.scheme not in SCHEMES:
        return f"'{parts.scheme or url}' is not http or https"
    if not host:
        return "it names no host"
    if parts.username is not None or parts.password is not None:
        return "it holds a name or a password"
    literal = _literal(host)
    if literal is None and _looks_like_a_number(host):
        return f"'{host}' is a number in place of a name"
    return _why_not(host, str(literal), allowed) if literal else ""


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet; one that is wrapped in another is unwrapped first."""
    if isinstance(address, ipaddress.IPv6Address):
        teredo = address.teredo
        inner = address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.scope_id or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _looks_like_a_number(host: str) -> bool:
    """Tell whether `inet_aton` would read a host as an address: 2130706433, 0x7f.1, 0177.0.0.1."""
    try:
        socket.inet_aton(host)
    except (OSError, UnicodeError):
        return False
    return True


def _why_not(host: str, address: str, allowed: Collection[str]) -> str:
    if address in allowed or is_public(ipaddress.ip_address(address)):
        return ""
    leads = "is" if host == address else f"leads to {address},"
    return f"{host} {leads} an address inside a private network"


class Lookup(AbstractResolver):
    """Looks names up with another resolver, and stops at an address that is neither public nor `allowed`."""

    def __init__(self, resolver: AbstractResolver, allowed: Collection[str] = ()) -> None:
        self.resolver = resolver
        self.allowed = allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a name.

        Raises:
            Forbidden: one of them must not be reached.
            OSError: there is no such name.
        """
        found = await self.resolver.resolve(host, port, family)
        for one in found:
            why = _why_not(host, one["host"], self.allowed)
            if why:
                raise Forbidden(why)
        return found

    async def close(self) -> None:
        """Close the other resolver."""
        await self.resolver.close()

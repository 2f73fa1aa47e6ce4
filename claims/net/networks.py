"""Which network addresses a fetch may reach: the public internet, and nothing that lies closer.

An own table, because `ipaddress.is_global` of Python 3.11 takes IPv4 addresses wrapped into IPv6 (NAT64, 6to4,
"::127.0.0.1"), multicast and site-local ones for public. From the IANA special-purpose registries.
"""

from __future__ import annotations

import ipaddress

#: IPv6 is refused by default: only this block is handed out to networks of the public internet.
PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")

_CARVED_OUT_OF_IPV6 = {
    "2001::/23": "a protocol's own use (Teredo, ORCHID, benchmarking)",
    "2001:db8::/32": "documentation",
    "2002::/16": "IPv4 wrapped into IPv6 (6to4)",
    "2620:4f:8000::/48": "a sink for reverse look-ups (AS112)",
    "3ffe::/16": "a network that was shut down (6bone)",
    "3fff::/20": "documentation",
}
_NOT_PUBLIC_IPV4 = {
    "0.0.0.0/8": "this machine",
    "10.0.0.0/8": "a private network",
    "100.64.0.0/10": "a provider's inner network",
    "127.0.0.0/8": "this machine",
    "168.63.129.16/32": "a cloud's inner service",
    "169.254.0.0/16": "the local link and cloud metadata",
    "172.16.0.0/12": "a private network",
    "192.0.0.0/24": "a protocol's own use",
    "192.0.2.0/24": "documentation",
    "192.31.196.0/24": "a sink for reverse look-ups (AS112)",
    "192.52.193.0/24": "multicast tunnels (AMT)",
    "192.88.99.0/24": "IPv4 wrapped into IPv6 (6to4)",
    "192.168.0.0/16": "a private network",
    "192.175.48.0/24": "a sink for reverse look-ups (AS112)",
    "198.18.0.0/15": "benchmarks",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "no use, or broadcast",
}
IPV4_TABLE = tuple((ipaddress.IPv4Network(block), use) for block, use in _NOT_PUBLIC_IPV4.items())
IPV6_TABLE = tuple((ipaddress.IPv6Network(block), use) for block, use in _CARVED_OUT_OF_IPV6.items())


def reserved_for(address: str) -> str:
    """Return what the numeric `address` is set apart for, in an editor's words, or "" for a public one.

    Anything that is not a plain IPv4 or IPv6 address (a zone, another notation) counts as set apart.
    """
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return "no known use"
    if isinstance(number, ipaddress.IPv4Address):
        return next((use for block, use in IPV4_TABLE if number in block), "")
    if number not in PUBLIC_IPV6 or number.scope_id:
        return "this machine, a private network or wrapped IPv4"
    return next((use for block, use in IPV6_TABLE if number in block), "")

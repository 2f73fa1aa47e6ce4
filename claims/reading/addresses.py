"""Addresses of pages: what counts as one, and one spelling for each. Pure: resolves no name.

`parsed` is the only parser of addresses in the house: what it refuses is never fetched, and what it
returns holds no character that two parsers could read differently.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import idna
from w3lib.url import canonicalize_url, safe_url_string

from claims.errors import BadInput

#: As long as the columns that hold an address, and as long as any real one needs to be.
MAX_LENGTH = 2000
PORTS = {"http": 80, "https": 443}
_TRACKER_NAMES = """
_ga _gl _hsenc _hsmi at_campaign at_campaign_type at_format at_link_id at_link_origin at_link_type at_medium at_ptr_name
cmpid dclid fb_action_ids fb_action_types fb_source fbclid gbraid gclid gclsrc hsctatracking igsh igshid mc_cid mc_eid
mkt_tok msclkid ncid ocid oly_anon_id oly_enc_id pk_campaign pk_kwd pk_medium pk_source ref_src ref_url s_cid s_kwcid
smid smtyp srsltid ttclid twclid vero_id wbraid yclid
"""
#: Query arguments that say how a reader came, not what is read.
TRACKERS = frozenset(_TRACKER_NAMES.split())
_TRACKER_PREFIXES = ("utm_", "mtm_", "hsa_")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ud800-\udfff]|%00")
_HOST_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_HELP = "Copy the whole address from the browser's address bar, or paste the text instead."


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of one web address, all ASCII: `host` in lower case, `target` from the path's first slash on."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


def parsed(url: str) -> Address:
    """Return the parts of `url`, percent-encoded and without its fragment; white space around it is dropped.

    Raise BadInput for other schemes than http and https, for user names and passwords, and for white space,
    control characters or backslashes inside: parsers disagree about those, and real addresses have none.
    """
    written = url.strip(" \t\r\n")
    if len(written) > MAX_LENGTH:
        raise BadInput(f"That address has {len(written)} characters; at most {MAX_LENGTH} are taken. {_HELP}")
    if _FORBIDDEN.search(written):
        raise BadInput(f"That address holds a space, a backslash or a control character. {_HELP}")
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        raise BadInput(f"“{_short(written)}” is not a web address. {_HELP}") from None
    scheme = parts.scheme.lower()
    if scheme not in PORTS or not parts.netloc:
        raise BadInput(f"“{_short(written)}” is not a web address: it must begin with https:// or http://. {_HELP}")
    if "@" in parts.netloc:
        raise BadInput("That address holds a user name or password: take out everything up to the @ sign.")
    host = _host(parts.hostname or "")
    return Address(scheme, host, PORTS[scheme] if port is None else port, _target(parts.path, parts.query))


def canonical(url: str) -> str:
    """Return the one spelling under which `url` is stored and compared.

    Scheme and host in lower case, international names in their ASCII form, no default port, no fragment, no dot
    segments, percent-encoding in one style, no tracking arguments, the other arguments in alphabetical order.
    A slash at the end stays as it is ("/a" and "/a/" may be two pages; sites redirect to the one they mean), and so
    do "www." and the scheme. Canonical addresses are their own canonical form. Raise BadInput as `parsed` does.
    """
    address = parsed(url)
    path, mark, query = address.target.partition("?")
    kept = _without_trackers(query) if mark else ""
    tidy = Address(address.scheme, address.host, address.port, f"{path}?{kept}" if kept else path)
    spelled = str(canonicalize_url(str(tidy)))
    if len(spelled) > MAX_LENGTH:
        raise BadInput(f"Written out, that address has more than {MAX_LENGTH} characters. {_HELP}")
    return spelled


def outlet_host(url: str) -> str:
    """Return the host that stands for the outlet: that of `url`, without "www."; raise BadInput as `parsed` does."""
    return parsed(url).host.removeprefix("www.")


def _host(name: str) -> str:
    try:
        return str(ipaddress.IPv6Address(name)) if ":" in name and "%" not in name else _domain(name)
    except (ValueError, UnicodeError):
        raise BadInput(f"“{_short(name)}” is not the name of a site. {_HELP}") from None


def _domain(name: str) -> str:
    ascii_name = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    host = ascii_name.lower().removesuffix(".")
    if len(host) > 253 or not all(_HOST_LABEL.fullmatch(label) for label in host.split(".")):
        raise ValueError(name)
    return host


def _target(path: str, query: str) -> str:
    # safe_url_string leaves what is percent-encoded as it is and encodes the rest as browsers do.
    whole = safe_url_string(f"http://host{path or '/'}" + (f"?{query}" if query else ""))
    return str(whole).removeprefix("http://host")


def _without_trackers(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _tracks(pair.partition("=")[0].lower()))


def _tracks(name: str) -> bool:
    return name in TRACKERS or name.startswith(_TRACKER_PREFIXES)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"

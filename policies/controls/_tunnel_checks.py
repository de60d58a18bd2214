"""The check of `vpn_tunnels_use_strong_ciphers`.

Sources: "Tunnel options for your Site-to-Site VPN connection", AWS Site-to-Site VPN User Guide, for
the options and what stands where none is given (all that AWS has); RFC 9395 for the end of IKEv1;
RFC 8247 for SHA-1, which is on its way out, for the groups 2 (1,024 bits) and 5 (1,536), which
should not be used, and for 22, which must not.
"""

from collections.abc import Iterator, Mapping

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, items
from ._numbers import as_number
from ._params import Params
from ._types import tokens

TUNNELS = (1, 2)
WEAK: Mapping[str, frozenset[object]] = {
    "IkeVersions": frozenset({"ikev1"}),
    "Phase1DhGroupNumbers": frozenset({2.0, 5.0, 22.0}),
    "Phase1EncryptionAlgorithms": frozenset({"aes128"}),
    "Phase1IntegrityAlgorithms": frozenset({"sha1"}),
    "Phase2DhGroupNumbers": frozenset({2.0, 5.0, 22.0}),
    "Phase2EncryptionAlgorithms": frozenset({"aes128"}),
    "Phase2IntegrityAlgorithms": frozenset({"sha1"}),
}
"""Option of a tunnel -> what should not be among its values, in lower case or as numbers."""

RIGHT: Mapping[str, list[object]] = {
    "IkeVersions": ["ikev2"],
    "Phase1DhGroupNumbers": [19, 20, 21],
    "Phase1EncryptionAlgorithms": ["AES256-GCM-16"],
    "Phase1IntegrityAlgorithms": ["SHA2-384"],
    "Phase2DhGroupNumbers": [19, 20, 21],
    "Phase2EncryptionAlgorithms": ["AES256-GCM-16"],
    "Phase2IntegrityAlgorithms": ["SHA2-384"],
}


def _strong(inputs: Inputs, _: Params) -> Iterator[Finding]:
    for tunnel in TUNNELS:
        for option in WEAK:
            yield from _judged(inputs, tunnel, option)


def _judged(inputs: Inputs, tunnel: int, option: str) -> Iterator[Finding]:
    path = f"tunnel{tunnel}{option}"
    given = items(inputs.get(path))
    weak = [each for each in given if _plain(each) in WEAK[option]]
    write = f"tunnel{tunnel}_{_snake(option)}={RIGHT[option]}"
    if weak:
        yield Violation(path, f"holds {', '.join(map(_shown, weak))}", write)
    elif UNKNOWN in given:
        yield Undecided(path)
    elif not given:
        yield Violation(path, "is not set: all that AWS has is taken, old ciphers too", write)


def _plain(value: object) -> object:
    number = as_number(value)
    if number is not None and number is not UNKNOWN:
        return number
    return value.lower() if isinstance(value, str) else None


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _snake(option: str) -> str:
    return "".join(f"_{each.lower()}" if each.isupper() else each for each in option).lstrip("_")


def _tunnels(**change: object) -> dict[str, object]:
    options = {f"tunnel{tunnel}{name}": RIGHT[name] for tunnel in TUNNELS for name in RIGHT}
    return {**options, **change}


TUNNEL_CHECKS = (
    Check(
        name="tunnel",
        types=tokens("ec2", "VpnConnection"),
        find=_strong,
        passes=(
            _tunnels(),
            _tunnels(tunnel1Phase1DhGroupNumbers=["14", 20]),
            _tunnels(tunnel2Phase2EncryptionAlgorithms=["AES128-GCM-16"]),
        ),
        fails=(
            {"type": "ipsec.1"},
            _tunnels(tunnel1IkeVersions=["ikev1", "ikev2"]),
            _tunnels(tunnel1Phase1DhGroupNumbers=[2, 14]),
            _tunnels(tunnel2Phase2DhGroupNumbers=["5"]),
            _tunnels(tunnel2Phase1IntegrityAlgorithms=["SHA1"]),
            _tunnels(tunnel1Phase2EncryptionAlgorithms=["AES128", "AES256"]),
        ),
    ),
)

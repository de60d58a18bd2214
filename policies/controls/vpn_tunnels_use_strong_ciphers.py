"""Tunnels of VPN connections take IKEv2 and ciphers of today only.

A tunnel that is told nothing takes whatever the other side proposes, down to IKEv1, SHA-1 and a
Diffie-Hellman group of 1,024 bits. What crosses it can be recorded now and read later.

Exceptions: told, not enforced: the device at the other end decides what is possible. AES with 128
bits is let be where it is AES-GCM.
"""

from ._model import Control, Frameworks
from ._tunnel_checks import TUNNEL_CHECKS

CONTROL = Control(
    severity="medium", level="advisory", frameworks=Frameworks(), checks=TUNNEL_CHECKS
)

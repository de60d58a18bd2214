"""Rules inside a network let in security groups, and not ranges of addresses.

A range lets in whatever has an address in it, today and next year: the test server beside the
database, and the attacker on it. A group lets in the members of one service.

Exceptions: ranges of the internet, which other controls judge. It is told and stops nothing: what
comes from another network, over a VPN or from an appliance, has no group to name.
"""

from ._model import Control, Frameworks
from ._remote_login_checks import REFERENCE_CHECKS

CONTROL = Control(
    severity="low", level="advisory", frameworks=Frameworks(), checks=REFERENCE_CHECKS
)

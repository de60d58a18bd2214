"""The fleet as this machine sees it: this program, and the state that `pulumi` works on."""

from bulkhead.fleet.backend import backend_of, current_url
from bulkhead.fleet.decision import Fleet, project_of
from bulkhead.fleet.inputs import digest, program_digest
from config import LandingZone
from config.pack_config import pack_config
from sandbox.home import REPOSITORY


def fleet_here(landing_zone: LandingZone, *, policy_pack: bool) -> Fleet:
    """What is known of the stacks.

    Args:
        landing_zone: The configuration.
        policy_pack: Whether stacks are held to the policy pack, whose settings then count.

    Raises:
        BackendError: The state is kept where it cannot be read.
    """
    pack = pack_config(landing_zone) if policy_pack else ""
    program = digest(program_digest(REPOSITORY), pack)
    return Fleet(landing_zone, backend_of(current_url()), project_of(REPOSITORY), program)

"""The example landing zone as the scene of an attack, with ids made up."""

from bulkhead.attack.props import Props
from bulkhead.attack.scene import Scene
from config import load
from config.location import configuration_folder


def example_scene(workload: str = "sandbox") -> Scene:
    """The repository's own configuration."""
    landing_zone = load(configuration_folder())
    ids = {name: f"{number:012}" for number, name in enumerate(landing_zone.accounts, start=1)}
    return Scene(
        landing_zone=landing_zone,
        organization_id="o-exampleorgid",
        account_ids=ids,
        management_id=ids[landing_zone.organization.accounts.management],
        policy_arns={},
        workload=workload,
    )


def example_props(scene: Scene) -> Props:
    """A bucket and a key that nobody has made."""
    key = f"arn:aws:kms:{scene.region}:{scene.workload_id}:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    return Props("bucket", key)

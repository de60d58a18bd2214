"""What a landing zone has in AWS, whatever its state says."""

from collections import Counter

from tests.end_to_end.landing_zone import LandingZone


def created(zone: LandingZone) -> Counter[tuple[str, str]]:
    """What exists in AWS, by kind and name."""
    organizations = zone.client("organizations")
    sso, store = zone.client("sso-admin"), zone.client("identitystore")
    instance = sso.list_instances()["Instances"][0]
    sets = sso.list_permission_sets(InstanceArn=instance["InstanceArn"])["PermissionSets"]
    groups = store.list_groups(IdentityStoreId=instance["IdentityStoreId"])["Groups"]
    policies = organizations.list_policies(Filter="SERVICE_CONTROL_POLICY")["Policies"]
    names = [
        sso.describe_permission_set(InstanceArn=instance["InstanceArn"], PermissionSetArn=arn)
        for arn in sets
    ]
    return Counter(
        [
            *(("account", name) for name in zone.accounts()),
            *(("permission set", one["PermissionSet"]["Name"]) for one in names),
            *(("group", group["DisplayName"]) for group in groups),
            *(("policy", policy["Name"]) for policy in policies),
        ]
    )

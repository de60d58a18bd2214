"""A landing zone with every control in every ring, and with all that a company can configure."""

from config import LandingZone
from policies.controls import CONTROLS

EVERY_PARAMETER = {
    "vendor_accounts": {"888888888888": "Scans images", "777777777777": "Reads the bills"},
    "openid_connect": [
        {"issuer": "token.actions.githubusercontent.com", "subjects": ["repo:example/*"]},
        {"issuer": "gitlab.com", "subjects": ["project_path:example/*"]},
        {"issuer": "app.terraform.io", "subjects": ["organization:example:*"]},
        {"issuer": "api.pulumi.com/oidc", "subjects": ["pulumi:*:org:example:*"]},
    ],
    "network_roles": ["network-builder"],
    "ingress_roles": ["infrastructure-deploy", "AmazonEKSLoadBalancerController*"],
    "procurement_roles": ["buyer"],
    "permissions_boundary": "team-boundary",
    "required_tags": ["owner", "cost-center"],
    "reserved_session_tags": ["dp:*"],
    "token_audiences": ["https://api.example.com"],
    "protected_log_groups": ["/landing-zone/*"],
    "image_providers": ["amazon", "111122223333"],
    "inference_profiles": ["eu.*"],
    "source_networks": {"ranges": ["198.51.100.0/24"], "vpcs": ["vpc-0123456789abcdef0"]},
    "backups": {"vault": "daily", "role": "backup"},
}


def changed(landing_zone: LandingZone, **guardrails: object) -> LandingZone:
    """The landing zone with other settings of its guardrails."""
    settings = landing_zone.guardrails.model_dump() | guardrails
    validated = type(landing_zone.guardrails).model_validate(settings)
    return landing_zone.model_copy(update={"guardrails": validated})


def with_everything(landing_zone: LandingZone) -> LandingZone:
    """The landing zone with every control in every ring, and every parameter in use."""
    controls = {control.id: {"ring": "production"} for control in CONTROLS}
    tagged = {
        name: account.model_copy(update={"tags": {"cost-center": "100"}})
        for name, account in landing_zone.accounts.items()
    }
    everywhere = landing_zone.model_copy(update={"accounts": tagged})
    return changed(everywhere, controls=controls, parameters=EVERY_PARAMETER)

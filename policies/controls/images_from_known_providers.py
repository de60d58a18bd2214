"""Instances start from images of known providers; for now, others are only reported.

Anybody can publish a machine image under a name that looks official, and scripts that pick the
newest match start it. The providers are named in `image_providers`. EC2 is told to audit first: an
instance from another image starts as before and is marked, so that the list can be completed from
what is really used before it is enforced.

Exceptions: nobody; the declarative policy binds everybody. While it audits, nothing is denied.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._statement import Declarative, Param

CONTROL = Control(
    severity="medium",
    bundle="network",
    frameworks=Frameworks(),
    declarative=(
        Declarative(
            type="DECLARATIVE_POLICY_EC2",
            content={
                "ec2_attributes": {
                    "allowed_images_settings": {
                        "state": {"@@assign": "audit_mode"},
                        "image_criteria": {
                            "criteria_1": {
                                "allowed_image_providers": {"@@assign": Param("image_providers")}
                            }
                        },
                    }
                }
            },
        ),
    ),
    audit=(
        AuditQuery(
            sentence="Every running instance comes from an image of a known provider.",
            scope="region",
            service="ec2",
            operation="DescribeInstanceImageMetadata",
            expression="InstanceImageMetadata[?!ImageMetadata.ImageAllowed].InstanceId",
        ),
        AuditQuery(
            sentence="The account compares images with the known providers.",
            scope="region",
            service="ec2",
            operation="GetAllowedImagesSettings",
            expression="State != 'disabled'",
            expected=True,
        ),
    ),
)

"""The services that an organization trusts."""

from sandbox.provider.declare import Resource
from sandbox.provider.resources.organizations.tree import SERVICE
from sandbox.provider.sources import FORCES_NEW
from sandbox.provider.steps import Call

AWS_SERVICE_ACCESS_TYPE = Resource(
    type="aws:organizations/awsServiceAccess:AwsServiceAccess",
    service=SERVICE,
    id="{servicePrincipal}",
    create=(Call("EnableAWSServiceAccess"),),
    read=(
        Call(
            "ListAWSServiceAccessForOrganization",
            at="EnabledServicePrincipals[?ServicePrincipal=='{servicePrincipal}'] | [0]",
        ),
    ),
    delete=(Call("DisableAWSServiceAccess"),),
    gone=("AWSOrganizationsNotInUseException",),
    replace_on={"servicePrincipal": FORCES_NEW},
)

RESOURCES = (AWS_SERVICE_ACCESS_TYPE,)

"""Condition keys that requests to any service can carry.

AWS, "AWS global condition context keys", whose "Availability" and "Value type" these are:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
As of 2026-11. aws:RequestTag, aws:ResourceTag and aws:TagKeys are not here: they come with the
actions and resource types that support tags, and the Service Authorization Reference says which.
"""

from bulkhead.service_authorization.condition_keys import condition_key

# In every signed request. `aws:PrincipalArn` and the like are absent from anonymous ones, which
# organization policies do not speak of; see SERVICE_PRINCIPALS_LACK for AWS services.
_ALWAYS = {
    "aws:CurrentTime": "Date",
    "aws:EpochTime": "Date",
    "aws:PrincipalAccount": "String",
    "aws:PrincipalArn": "ARN",
    "aws:PrincipalIsAWSService": "Bool",
    "aws:PrincipalType": "String",
    "aws:RequestedRegion": "String",
    "aws:ResourceAccount": "String",
    "aws:SecureTransport": "Bool",
    "aws:ViaAWSService": "Bool",
    "aws:userid": "String",
}
_SOMETIMES = {
    "aws:AssumedRoot": "Bool",
    "aws:CalledVia": "ArrayOfString",
    "aws:CalledViaAWSMCP": "String",
    "aws:CalledViaFirst": "String",
    "aws:CalledViaLast": "String",
    "aws:ChatbotSourceArn": "ARN",
    "aws:Ec2InstanceSourcePrivateIPv4": "IPAddress",
    "aws:Ec2InstanceSourceVpc": "String",
    "aws:FederatedProvider": "String",
    "aws:IsMcpServiceAction": "Bool",
    "aws:MultiFactorAuthAge": "Numeric",
    "aws:MultiFactorAuthPresent": "Bool",
    "aws:PrincipalOrgID": "String",
    "aws:PrincipalOrgPaths": "ArrayOfString",
    "aws:PrincipalServiceName": "String",
    "aws:PrincipalServiceNamesList": "ArrayOfString",
    "aws:PrincipalTag/${TagKey}": "String",
    "aws:ResourceOrgID": "String",
    "aws:ResourceOrgPaths": "ArrayOfString",
    "aws:SignInSessionArn": "ARN",
    "aws:SourceAccount": "String",
    "aws:SourceArn": "ARN",
    "aws:SourceIdentity": "String",
    "aws:SourceIp": "IPAddress",
    "aws:SourceOrgID": "String",
    "aws:SourceOrgPaths": "ArrayOfString",
    "aws:SourceOwner": "String",
    "aws:SourceVpc": "String",
    "aws:SourceVpcArn": "ARN",
    "aws:SourceVpce": "String",
    "aws:TokenIssueTime": "Date",
    "aws:UserAgent": "String",
    "aws:ViaAWSMCPService": "Bool",
    "aws:VpcSourceIp": "IPAddress",
    "aws:VpceAccount": "String",
    "aws:VpceOrgID": "String",
    "aws:VpceOrgPaths": "ArrayOfString",
    "aws:referer": "String",
    "aws:username": "String",
    "codebuild:BuildArn": "ARN",
    "codebuild:ProjectArn": "ARN",
    "ec2:RoleDelivery": "Numeric",
    "ec2:SourceInstanceArn": "ARN",
    "glue:CredentialIssuingService": "String",
    "glue:RoleAssumedBy": "String",
    "identitystore:UserId": "String",
    "lambda:SourceFunctionArn": "ARN",
    "ssm:SourceInstanceArn": "ARN",
}

GLOBAL_KEYS = tuple(
    condition_key(name, type_name, always_present=table is _ALWAYS, is_global=True)
    for table in (_ALWAYS, _SOMETIMES)
    for name, type_name in table.items()
)

SERVICE_PRINCIPALS_LACK = frozenset(
    {
        "aws:principalaccount",
        "aws:principalarn",
        "aws:principalorgid",
        "aws:principalorgpaths",
    }
)
"""Keys, in lower case, that say who calls and that no call by an AWS service principal has or, for
aws:PrincipalAccount, has with an account of yours (the same page, aws:PrincipalIsAWSService)."""

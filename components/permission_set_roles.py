"""The roles that Identity Center makes for a permission set in the accounts it is assigned in."""


def permission_set_role_arn(partition: str, account_id: str, permission_set: str) -> str:
    """ARN pattern of the role of a permission set in an account.

    Its path holds the region of Identity Center, except where that is us-east-1:
    https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html

    Args:
        partition: AWS partition of the organization.
        account_id: The account that it is assigned in.
        permission_set: Name of the permission set.
    """
    path = "role/aws-reserved/sso.amazonaws.com"
    return f"arn:{partition}:iam::{account_id}:{path}/*AWSReservedSSO_{permission_set}_*"

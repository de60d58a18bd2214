"""What IAM keeps once for an account."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.iam.common import GONE, SERVICE
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call

PASSWORD_POLICY = upstream("iam/account_password_policy.go")
ALIAS = upstream("iam/account_alias.go")

SET_PASSWORD_POLICY = Call("UpdateAccountPasswordPolicy")

PASSWORD_POLICY_TYPE = Resource(
    type="aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
    service=SERVICE,
    id="iam-account-password-policy",
    create=(SET_PASSWORD_POLICY,),
    read=(Call("GetAccountPasswordPolicy", at="PasswordPolicy"),),
    update=(SET_PASSWORD_POLICY,),
    delete=(Call("DeleteAccountPasswordPolicy"),),
    gone=GONE,
    defaults={
        "allowUsersToChangePassword": Default(value=True, source=PASSWORD_POLICY),
        "minimumPasswordLength": Default(6, PASSWORD_POLICY),
    },
)

ALIAS_TYPE = Resource(
    type="aws:iam/accountAlias:AccountAlias",
    service=SERVICE,
    id="{accountAlias}",
    create=(Call("CreateAccountAlias"),),
    read=(Call("ListAccountAliases", at="AccountAliases[0]"),),
    delete=(Call("DeleteAccountAlias"),),
    replace_on={"accountAlias": ALIAS},
)

RESOURCES = (PASSWORD_POLICY_TYPE, ALIAS_TYPE)

"""Organizations and account management."""

from sandbox.emulator.coverage.capability import absent, real, recorded

ORGANIZATION = (
    real(
        "organizations",
        "The organization and its OUs: one for each account, names unique among siblings, five "
        "levels, only empty OUs deleted",
        "CreateOrganization DeleteOrganization DescribeOrganization ListRoots "
        "CreateOrganizationalUnit UpdateOrganizationalUnit DeleteOrganizationalUnit "
        "DescribeOrganizationalUnit ListOrganizationalUnitsForParent ListParents ListChildren",
    ),
    real(
        "organizations",
        "Accounts: made at once with their access role, e-mail addresses unique, moved from where "
        "they are, closed at once; creation quotas are not counted",
        "CreateAccount DescribeAccount ListAccounts ListAccountsForParent MoveAccount CloseAccount "
        "RemoveAccountFromOrganization DescribeCreateAccountStatus ListCreateAccountStatus",
    ),
    real(
        "organizations",
        "Policies of every type: size, form, type enabled, quota on a target, minimum",
        "CreatePolicy UpdatePolicy DescribePolicy DeletePolicy ListPolicies AttachPolicy "
        "DetachPolicy ListPoliciesForTarget ListTargetsForPolicy EnablePolicyType "
        "DisablePolicyType",
    ),
    real(
        "organizations",
        "Enforcement of service control and resource control policies, as they are attached at "
        "that moment, in the sandbox that `bulkhead sandbox up` starts: calls are read as IAM "
        "reads them and refused with AWS's message. A call that hangs on a condition key or a "
        "resource that the sandbox does not know is refused with `UndeterminedInSandbox`, and "
        "logged",
        "",
    ),
    real(
        "organizations",
        "Enforcement of declarative EC2 policies and S3 policies: changes of their settings, "
        "launches without tokens, public sharing, public ACLs and bucket policies",
        "",
    ),
    absent(
        "organizations",
        "Enforcement of allowed images and of all other policy types; of the operators of "
        "management policies only `@@assign` is followed",
        "",
    ),
    absent(
        "organizations",
        "Conditions on tags of sessions, and on tags of DynamoDB's tables and of objects; requests "
        "of Cognito's user pools and of SSO's sign-in, which nobody signs",
        "",
    ),
    absent("organizations", "The merged result of management policies", "DescribeEffectivePolicy"),
    recorded(
        "organizations",
        "Trusted access, for any service principal of the right form; services look at it where "
        "this table says so",
        "EnableAWSServiceAccess DisableAWSServiceAccess ListAWSServiceAccessForOrganization",
    ),
    real(
        "organizations",
        "Delegated administrators, who may read the organization",
        "RegisterDelegatedAdministrator DeregisterDelegatedAdministrator "
        "ListDelegatedAdministrators ListDelegatedServicesForAccount",
    ),
    recorded(
        "organizations",
        "The resource policy: nobody is let in by it",
        "PutResourcePolicy DescribeResourcePolicy DeleteResourcePolicy",
    ),
    recorded("organizations", "Tags", "TagResource UntagResource ListTagsForResource"),
    absent(
        "organizations",
        "Invitations and consolidated billing",
        "InviteAccountToOrganization AcceptHandshake ListHandshakesForAccount EnableAllFeatures "
        "LeaveOrganization",
    ),
    recorded(
        "account",
        "Contacts of one's own account, or of a member by management with trusted access",
        "PutAlternateContact GetAlternateContact DeleteAlternateContact PutContactInformation "
        "GetContactInformation",
    ),
    real(
        "account",
        "The account's name, as Organizations shows it, and its e-mail address to read",
        "GetAccountInformation PutAccountName GetPrimaryEmail",
    ),
    absent("account", "Changing the root user's e-mail address", "StartPrimaryEmailUpdate"),
    recorded(
        "account",
        "Region opt-in: a region that is off still answers",
        "ListRegions GetRegionOptStatus EnableRegion DisableRegion",
    ),
)

"""IAM, STS, Identity Center and the identity store."""

from sandbox.emulator.coverage.capability import absent, real, recorded

IDENTITY = (
    real(
        "iam",
        "Roles, policies and their attachments; AWS's own policies appear when they are named; "
        "malformed trust policies are refused",
        "CreateRole GetRole UpdateRole DeleteRole ListRoles UpdateAssumeRolePolicy "
        "AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies PutRolePolicy GetRolePolicy "
        "DeleteRolePolicy ListRolePolicies CreatePolicy GetPolicy GetPolicyVersion "
        "ListPolicyVersions DeletePolicy ListEntitiesForPolicy CreateServiceLinkedRole "
        "DeleteServiceLinkedRole AttachUserPolicy AttachGroupPolicy",
    ),
    real(
        "iam",
        "Permissions boundaries: there must be such a policy, which then is not deleted; roles of "
        "services and of Identity Center keep theirs",
        "PutRolePermissionsBoundary DeleteRolePermissionsBoundary PutUserPermissionsBoundary "
        "DeleteUserPermissionsBoundary CreateUser",
    ),
    real(
        "iam",
        "Enforcement of permissions boundaries, in every account and with AWS's message, where the "
        "sandbox enforces organization policies. What a boundary does not allow passes where the "
        "policy of a resource of the same account grants it to the session itself, or to everyone; "
        "for services whose policies the sandbox does not look at (such as CloudWatch Logs, ECR, "
        "EventBridge, Glue, Kinesis, Secrets Manager) it is refused as undetermined. A Deny with "
        "NotPrincipal in a bucket's policy meets every caller that has a boundary",
        "",
    ),
    recorded(
        "iam",
        "The account's alias, its password policy and its OpenID Connect providers",
        "CreateAccountAlias ListAccountAliases DeleteAccountAlias UpdateAccountPasswordPolicy "
        "GetAccountPasswordPolicy DeleteAccountPasswordPolicy CreateOpenIDConnectProvider "
        "GetOpenIDConnectProvider ListOpenIDConnectProviders DeleteOpenIDConnectProvider "
        "AddClientIDToOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider "
        "UpdateOpenIDConnectProviderThumbprint",
    ),
    absent(
        "iam",
        "Enforcement of identity policies: every caller has all permissions that organization "
        "policies, its boundary and its session policies leave",
    ),
    absent(
        "iam",
        "Simulation and access reports",
        "SimulatePrincipalPolicy SimulateCustomPolicy GenerateServiceLastAccessedDetails "
        "GetServiceLastAccessedDetails GenerateOrganizationsAccessReport",
    ),
    recorded(
        "iam",
        "Central root access, with its precondition of trusted access: root users have no "
        "credentials here to remove",
        "EnableOrganizationsRootCredentialsManagement "
        "DisableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions "
        "DisableOrganizationsRootSessions ListOrganizationsFeatures",
    ),
    real(
        "sts",
        "Sessions of roles that exist, in accounts that are open, for those whom the role's trust "
        "policy names, as long as the role allows",
        "AssumeRole GetCallerIdentity",
    ),
    real(
        "sts",
        "Session policies, written out or named, which limit the session as a boundary limits its "
        "role; of sessions of web identities only those written out",
        "",
    ),
    absent("sts", "Sessions of root users", "AssumeRoot"),
    recorded(
        "sts",
        "Sessions of web identities: the token is read, not verified, and the role's trust is not "
        "looked at; organization policies are",
        "AssumeRoleWithWebIdentity",
    ),
    absent("sts", "Signatures and expiry are not checked", ""),
    real(
        "sso-admin",
        "Permission sets with policies, boundary, tags; assignments to principals and accounts "
        "that exist, which make and remove the AWSReservedSSO_ roles",
        "CreatePermissionSet DescribePermissionSet UpdatePermissionSet DeletePermissionSet "
        "ListPermissionSets AttachManagedPolicyToPermissionSet "
        "DetachManagedPolicyFromPermissionSet ListManagedPoliciesInPermissionSet "
        "AttachCustomerManagedPolicyReferenceToPermissionSet "
        "DetachCustomerManagedPolicyReferenceFromPermissionSet "
        "ListCustomerManagedPolicyReferencesInPermissionSet PutInlinePolicyToPermissionSet "
        "GetInlinePolicyForPermissionSet DeleteInlinePolicyFromPermissionSet "
        "PutPermissionsBoundaryToPermissionSet GetPermissionsBoundaryForPermissionSet "
        "DeletePermissionsBoundaryFromPermissionSet CreateAccountAssignment "
        "DeleteAccountAssignment ListAccountAssignments DescribeAccountAssignmentCreationStatus "
        "DescribeAccountAssignmentDeletionStatus ProvisionPermissionSet "
        "DescribePermissionSetProvisioningStatus ListAccountsForProvisionedPermissionSet "
        "ListPermissionSetsProvisionedToAccount TagResource UntagResource ListTagsForResource "
        "ListInstances",
    ),
    absent("sso-admin", "One instance only: here every account and region has one of its own", ""),
    absent(
        "sso-admin",
        "Applications, trusted token issuers, attribute based access",
        "CreateApplication CreateTrustedTokenIssuer "
        "CreateInstanceAccessControlAttributeConfiguration",
    ),
    real(
        "identitystore",
        "Groups, users and memberships",
        "CreateGroup DescribeGroup UpdateGroup DeleteGroup ListGroups GetGroupId CreateUser "
        "DescribeUser DeleteUser CreateGroupMembership DeleteGroupMembership",
    ),
    absent("identitystore", "Changing users", "UpdateUser"),
)

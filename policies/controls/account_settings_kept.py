"""Contacts, regions, billing and the password policy of an account are the landing zone's.

AWS warns of abuse and of ending services by the alternate contacts: whoever changes them receives
the warnings. A region that is switched on is one more to watch, one that is switched off takes its
resources along, and an account that closes itself is gone in 90 days.

Exceptions: the landing zone's own roles. The management account changes all of this for its
members, and guardrails do not bind it.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, calls
from ._statement import Deny

ACCOUNT_ACTIONS = (
    "account:AcceptPrimaryEmailUpdate",
    "account:CloseAccount",
    "account:DeleteAlternateContact",
    "account:DisableRegion",
    "account:EnableRegion",
    "account:PutAccountName",
    "account:PutAlternateContact",
    "account:PutContactInformation",
    "account:StartPrimaryEmailUpdate",
    "iam:CreateAccountAlias",
    "iam:DeleteAccountAlias",
    "iam:DeleteAccountPasswordPolicy",
    "iam:UpdateAccountPasswordPolicy",
)
BILLING_ACTIONS = (
    "billing:PutContractInformation",
    "billing:UpdateBillingPreferences",
    "billing:UpdateIAMAccessPreference",
    "invoicing:PutInvoiceEmailDeliveryPreferences",
    "payments:CreatePaymentInstrument",
    "payments:DeletePaymentInstrument",
    "payments:MakePayment",
    "payments:UpdatePaymentInstrument",
    "payments:UpdatePaymentPreferences",
    "tax:BatchDeleteTaxRegistration",
    "tax:BatchPutTaxRegistration",
    "tax:DeleteTaxRegistration",
    "tax:PutTaxInheritance",
    "tax:PutTaxRegistration",
)

CONTROL = Control(
    severity="high",
    bundle="organization",
    frameworks=Frameworks(cis_3_0=("1.1", "1.2"), cis_5_0=("1.1", "1.2"), fsbp=("Account.1",)),
    service_control=(
        Deny(
            sid="DenyChangingAccountSettings",
            actions=ACCOUNT_ACTIONS,
            denied=calls(ADMINISTRATOR, *ACCOUNT_ACTIONS),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "account:GetAlternateContact",
                    "account:ListRegions",
                    "iam:ListAccountAliases",
                    "iam:GetAccountPasswordPolicy",
                ),
                *calls(LANDING_ZONE, "account:PutAlternateContact", "account:EnableRegion"),
            ),
        ),
        Deny(
            sid="DenyChangingBilling",
            actions=BILLING_ACTIONS,
            denied=calls(ADMINISTRATOR, *BILLING_ACTIONS),
            allowed=(
                *calls(ADMINISTRATOR, "billing:GetBillingData", "tax:GetTaxInheritance"),
                *calls(LANDING_ZONE, "payments:UpdatePaymentPreferences"),
            ),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="A security contact is known to AWS.",
            scope="account",
            service="account",
            operation="GetAlternateContact",
            arguments={"AlternateContactType": "SECURITY"},
            expression="AlternateContact.EmailAddress != `null`",
            expected=True,
            absent_error="ResourceNotFoundException",
        ),
    ),
)

"""Subscriptions, reservations and savings plans are bought by the roles that may buy.

A click in the marketplace is a contract, and a reservation is paid for one to three years whether
used or not. The roles are in `procurement_roles`; where none is named, the landing zone buys.

Exceptions: the landing zone's own roles and `procurement_roles`. What is bought already goes on;
products that an administrator has subscribed to can be used by everybody.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, BUYER, KARPENTER, LANDING_ZONE, calls
from ._statement import Deny, Param

BUYING = (
    "aws-marketplace:AcceptAgreementRequest",
    "aws-marketplace:AssociateProductsWithPrivateMarketplace",
    "aws-marketplace:CancelAgreementRequest",
    "aws-marketplace:CreateAgreementRequest",
    "aws-marketplace:CreatePrivateMarketplaceRequests",
    "aws-marketplace:DisassociateProductsFromPrivateMarketplace",
    "aws-marketplace:Subscribe",
    "aws-marketplace:Unsubscribe",
    "dynamodb:PurchaseReservedCapacityOfferings",
    "ec2:AcceptReservedInstancesExchangeQuote",
    "ec2:CreateReservedInstancesListing",
    "ec2:ModifyReservedInstances",
    "ec2:PurchaseCapacityBlock",
    "ec2:PurchaseHostReservation",
    "ec2:PurchaseReservedInstancesOffering",
    "ec2:PurchaseScheduledInstances",
    "elasticache:PurchaseReservedCacheNodesOffering",
    "es:PurchaseReservedElasticsearchInstanceOffering",
    "es:PurchaseReservedInstanceOffering",
    "memorydb:PurchaseReservedNodesOffering",
    "rds:PurchaseReservedDBInstancesOffering",
    "redshift:PurchaseReservedNodeOffering",
    "route53domains:RegisterDomain",
    "route53domains:TransferDomain",
    "savingsplans:CreateSavingsPlan",
    "shield:CreateSubscription",
)

CONTROL = Control(
    severity="medium",
    bundle="organization",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="DenyBuying",
            actions=BUYING,
            exempt_role_arns=(Param("procurement_role_arns"),),
            denied=calls(ADMINISTRATOR, *BUYING),
            allowed=(
                *calls(BUYER, *BUYING),
                *calls(LANDING_ZONE, "aws-marketplace:Subscribe"),
                *calls(
                    ADMINISTRATOR,
                    "aws-marketplace:ViewSubscriptions",
                    "ec2:DescribeReservedInstances",
                    "savingsplans:DescribeSavingsPlans",
                ),
                *calls(KARPENTER, "ec2:RequestSpotInstances", "pricing:GetProducts"),
            ),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="The account has no savings plan of its own.",
            scope="account",
            service="savingsplans",
            operation="DescribeSavingsPlans",
            arguments={"states": ("active", "queued")},
            expression="savingsPlans[].savingsPlanId",
        ),
    ),
)

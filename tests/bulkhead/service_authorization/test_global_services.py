"""Which services answer from one region for everybody."""

from bulkhead.service_authorization import home_regions, is_global, reference


def test_global_services_exist() -> None:
    """Every service in the table is one of AWS's."""
    assert set(home_regions()) <= reference().prefixes


def test_regional_services_are_not_global() -> None:
    """What people run in regions is not in the table."""
    assert not any(map(is_global, ("ec2", "s3", "kms", "lambda", "sagemaker", "dynamodb")))


# Services none of whose ARNs has a region, and that yet answer in several regions (as Incident
# Manager does) or in one that their owner chose (as Identity Center does), or of which no public
# list of global services says that they are one (as of what belongs to billing).
NOT_TAKEN_FOR_GLOBAL = {
    "aco-automation",
    "arc-region-switch",
    "bcm-pricing-calculator",
    "cloudfront-keyvaluestore",
    "controlcatalog",
    "elemental-support-cases",
    "identitystore",
    "mapcredits",
    "purchase-orders",
    "route53globalresolver",
    "ssm-incidents",
    "sso",
    "sso-oauth",
    "swf",
    "ts",
    "vendor-insights",
    "worklink",
}


def test_a_service_without_regional_arns_is_decided_upon() -> None:
    """A new service that looks global is looked at by a person before it is in no table."""
    known = reference()
    services = [each for prefix in known.prefixes if (each := known.service(prefix))]
    without_region = {
        service.prefix
        for service in services
        if (types := {each for a in service.actions.values() for each in a.resource_types})
        and all(not each.arn.split(":")[3] for each in types)
    }
    assert without_region - set(home_regions()) == NOT_TAKEN_FOR_GLOBAL

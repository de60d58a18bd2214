"""The names of service-linked roles.

Gap: moto makes a name of the principal's where AWS's differs.
Source: "Using service-linked roles" in the user guide of each service.
"""

from moto.iam.models import SERVICE_NAME_CONVERSION

SERVICE_NAME_CONVERSION.update(
    {
        "access-analyzer": "AccessAnalyzer",
        "cloudtrail": "CloudTrail",
        "config": "Config",
        "guardduty": "AmazonGuardDuty",
        "inspector2": "AmazonInspector2",
        "macie": "AmazonMacie",
        "organizations": "Organizations",
        "securityhub": "SecurityHub",
        "sso": "SSO",
    }
)

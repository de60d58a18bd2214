"""GuardDuty, Security Hub, Access Analyzer, Config, Macie and Inspector."""

from sandbox.emulator.coverage.capability import absent, recorded

SECURITY = (
    recorded(
        "guardduty",
        "Detectors (one in a region), features, tags: nothing is detected",
        "CreateDetector GetDetector UpdateDetector DeleteDetector ListDetectors TagResource "
        "UntagResource ListTagsForResource",
    ),
    recorded(
        "guardduty",
        "The organization's administrator and settings: members are not enabled",
        "EnableOrganizationAdminAccount DisableOrganizationAdminAccount "
        "ListOrganizationAdminAccounts UpdateOrganizationConfiguration "
        "DescribeOrganizationConfiguration",
    ),
    absent(
        "guardduty",
        "Members, findings, publishing destinations, malware protection",
        "ListMembers CreateMembers ListFindings GetFindings CreatePublishingDestination "
        "CreateMalwareProtectionPlan",
    ),
    recorded(
        "securityhub",
        "The hub, its settings and standards: no control is checked",
        "EnableSecurityHub DescribeHub UpdateSecurityHubConfiguration DisableSecurityHub "
        "DescribeStandards BatchEnableStandards BatchDisableStandards GetEnabledStandards "
        "TagResource UntagResource ListTagsForResource",
    ),
    recorded(
        "securityhub",
        "The organization's administrator, settings, central configuration and aggregation of "
        "findings: members are not enabled, policies change nothing there, no inheritance",
        "EnableOrganizationAdminAccount DisableOrganizationAdminAccount "
        "ListOrganizationAdminAccounts UpdateOrganizationConfiguration "
        "DescribeOrganizationConfiguration CreateFindingAggregator UpdateFindingAggregator "
        "GetFindingAggregator ListFindingAggregators DeleteFindingAggregator "
        "CreateConfigurationPolicy GetConfigurationPolicy UpdateConfigurationPolicy "
        "ListConfigurationPolicies DeleteConfigurationPolicy StartConfigurationPolicyAssociation "
        "GetConfigurationPolicyAssociation ListConfigurationPolicyAssociations "
        "StartConfigurationPolicyDisassociation",
    ),
    absent(
        "securityhub",
        "Controls, automation rules, insights; filters of GetFindings are ignored",
        "DescribeStandardsControls CreateAutomationRule GetInsights BatchUpdateFindings",
    ),
    recorded(
        "accessanalyzer",
        "Analyzers, their archive rules and tags: nothing is found",
        "CreateAnalyzer GetAnalyzer UpdateAnalyzer ListAnalyzers DeleteAnalyzer CreateArchiveRule "
        "ListArchiveRules TagResource UntagResource ListTagsForResource",
    ),
    absent(
        "accessanalyzer",
        "Findings, previews and policy checks",
        "ListFindings ListFindingsV2 ValidatePolicy CheckNoNewAccess StartPolicyGeneration",
    ),
    recorded(
        "config",
        "Recorder, delivery channel to a bucket that admits it, aggregator: nothing is recorded or "
        "delivered",
        "PutConfigurationRecorder DescribeConfigurationRecorders "
        "DescribeConfigurationRecorderStatus StartConfigurationRecorder StopConfigurationRecorder "
        "DeleteConfigurationRecorder PutDeliveryChannel DescribeDeliveryChannels "
        "DeleteDeliveryChannel PutConfigurationAggregator DescribeConfigurationAggregators "
        "DeleteConfigurationAggregator TagResource UntagResource ListTagsForResource",
    ),
    absent(
        "config",
        "Evaluation of rules, conformance packs, rules of the organization",
        "GetComplianceDetailsByConfigRule StartConfigRulesEvaluation PutConformancePack "
        "PutOrganizationConfigRule",
    ),
    recorded(
        "macie2",
        "The session, off until it is enabled: nothing is scanned",
        "EnableMacie GetMacieSession UpdateMacieSession DisableMacie",
    ),
    recorded(
        "macie2",
        "The organization's administrator and setting: members are not enabled",
        "EnableOrganizationAdminAccount DisableOrganizationAdminAccount "
        "ListOrganizationAdminAccounts UpdateOrganizationConfiguration "
        "DescribeOrganizationConfiguration",
    ),
    absent("macie2", "Jobs, buckets and findings", "CreateClassificationJob DescribeBuckets"),
    recorded(
        "inspector2",
        "Scans of an account, the organization's administrator and settings: nothing is scanned, "
        "members are not enabled",
        "Enable Disable BatchGetAccountStatus EnableDelegatedAdminAccount "
        "DisableDelegatedAdminAccount ListDelegatedAdminAccounts GetDelegatedAdminAccount "
        "UpdateOrganizationConfiguration DescribeOrganizationConfiguration",
    ),
    absent(
        "inspector2",
        "Coverage and reports",
        "ListCoverage CreateSbomExport CreateCisScanConfiguration",
    ),
)

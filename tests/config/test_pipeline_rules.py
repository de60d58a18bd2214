"""What is said where a pipeline is not one that a role can be pinned to."""

from pathlib import Path

import pytest

from config.pipelines import PIPELINE_PROVIDERS, Pipeline
from tests.config.broken import PROD, Broken, problems_of

SUBJECT = "repo:example/payments:environment:production"
RULES = {
    "every branch": Broken(
        PROD,
        SUBJECT,
        "repo:example/payments:*",
        "payments:\n",
        "pipelines.payments: subject repo:example/payments:* is not one branch, tag or environment "
        f"of one repository; give one such as {PIPELINE_PROVIDERS['github'].example}",
    ),
    "somebody else's repository": Broken(
        PROD,
        SUBJECT,
        "repo:stranger/payments:environment:production",
        "subject:",
        "pipelines.payments.subject: repo:stranger/payments:environment:production is none of the "
        "company's subjects of token.actions.githubusercontent.com: guardrails deny its tokens; "
        "add it to guardrails.parameters.openid_connect",
    ),
    "the same subject twice": Broken(
        PROD,
        "pipelines:\n",
        "pipelines:\n  also:\n    {description: Again, provider: github, "
        f"subject: '{SUBJECT}'}}\n",
        f"subject: {SUBJECT}",
        "pipelines.payments.subject: is the subject of pipeline also already; "
        "give each one of its own",
    ),
    "in the management account": Broken(
        "accounts/management.yaml",
        "owner:",
        "pipelines:\n  up:\n    {description: Up, provider: github, "
        f"subject: '{SUBJECT}'}}\nowner:",
        "pipelines:",
        "pipelines: the management account runs nothing; name pipelines in the account they serve",
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_broken_rule_is_said_once_at_its_place(rule: str, tmp_path: Path) -> None:
    """The message names file, line, path, value and what would be right."""
    expected = RULES[rule].write(tmp_path)
    assert [str(problem) for problem in problems_of(tmp_path)] == [expected]


@pytest.mark.parametrize("name", PIPELINE_PROVIDERS)
def test_the_example_of_a_provider_is_right(name: str) -> None:
    """What an error suggests is taken, with the provider's own issuer and audience."""
    provider = PIPELINE_PROVIDERS[name]
    pipeline = Pipeline.model_validate(
        {"description": "Deploys", "provider": name, "subject": provider.example}
    )
    assert (pipeline.issuer_host, pipeline.token_audience) == (provider.issuer, provider.audience)


def test_the_documentation_shows_the_same_examples() -> None:
    """Each provider's subject in docs/account-stacks.md is one that the configuration takes."""
    page = (Path(__file__).parents[2] / "docs" / "account-stacks.md").read_text(encoding="utf-8")
    for name, provider in PIPELINE_PROVIDERS.items():
        assert f"| `{name}` | `{provider.example}` |" in page


@pytest.mark.parametrize(
    ("provider", "subject"),
    [
        ("github", "repo:example/*:environment:production"),
        ("github", "repo:example/payments:pull_request"),
        ("github", "repo:example/payments:ref:refs/heads/*"),
        ("gitlab", "project_path:example/payments:ref_type:branch:ref:*"),
        ("gitlab", "project_path:example:ref_type:branch:ref:main"),
        ("buildkite", "organization:example:pipeline:payments:ref:*:commit:*:step:up"),
        ("buildkite", "organization:example:pipeline:payments:*"),
    ],
)
def test_a_subject_that_more_than_one_pipeline_has_is_refused(provider: str, subject: str) -> None:
    """Neither wildcards nor pull requests, which anybody can open, pin a role to one pipeline."""
    with pytest.raises(ValueError, match="is not one branch, tag or environment"):
        Pipeline.model_validate({"description": "x", "provider": provider, "subject": subject})

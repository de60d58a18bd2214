"""The linter's rules as Markdown, written from the rules themselves."""

from collections.abc import Iterator

from bulkhead.lint.example import Example
from bulkhead.lint.registry import LayoutRule, Rule, load_layout_rules, load_rules
from bulkhead.service_authorization import reference

GENERATED = "<!-- Written by `bulkhead docs` from bulkhead/lint/rules/; change it there. -->"
LONGEST_SHOWN = 2_000  # characters of an example
USE = """\
`bulkhead lint FILE...` looks for mistakes in policy documents: service control policies, resource
control policies, identity, resource and trust policies, and the settings of declarative policies.
It asks nobody: not AWS, not the network. Folders are searched for `.json` files; where a folder
holds the `attachments.json` that `bulkhead render` writes, types and targets come from it, else a
type is told from the document's shape, or given by `--type`.

Each finding is a line, `file:line:column: statement Sid: rule: what is wrong; what would be right`;
`--json` writes them for programs. The exit code is 1 if there is an error, 0 with warnings alone.

What it knows of services, actions, resource types and condition keys is the Service Authorization
Reference as of {updated}, from {package} {version} ({license}, its text is in
[bulkhead/service_authorization](../bulkhead/service_authorization/iam-data.LICENSE.txt))."""


def page() -> str:
    """The text of docs/lint.md."""
    rules: list[Rule | LayoutRule] = sorted(
        (*load_rules(), *load_layout_rules()), key=lambda rule: rule.id
    )
    rows = [f"| [{rule.id}](#{rule.id}) | {rule.title} | {rule.severity} |" for rule in rules]
    head = ["| Rule | What it finds | Severity |", "|---|---|---|"]
    blocks = [GENERATED, "# Linting policies", _use(), "\n".join([*head, *rows])]
    return "\n\n".join([*blocks, *(block for rule in rules for block in _section(rule))]) + "\n"


def _use() -> str:
    return USE.format(**reference().header)


def _section(rule: Rule | LayoutRule) -> Iterator[str]:
    yield f"## {rule.id}"
    yield f"**{rule.title}**"
    yield rule.why
    if isinstance(rule, LayoutRule):
        return
    yield f"It finds: {'; '.join(map(_title, rule.fires))}."
    first = rule.fires[0]
    if len(first.text) <= LONGEST_SHOWN:
        yield f"The first of them:\n\n```json\n{first.text}\n```"
    yield f"It leaves alone: {'; '.join(example.title for example in rule.quiet)}."


def _title(example: Example) -> str:
    """Name an example, with the severity where it is not the rule's own."""
    return f"{example.title} ({example.severity})" if example.severity else example.title

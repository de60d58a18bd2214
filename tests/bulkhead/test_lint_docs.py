"""docs/lint.md says what the rules say."""

from pathlib import Path

from bulkhead.lint.registry import LayoutRule, Rule, load_layout_rules, load_rules
from bulkhead.lint_docs import page

PAGE = Path(__file__).parents[2] / "docs" / "lint.md"


def test_page_is_not_stale() -> None:
    """The committed page is what `bulkhead docs` writes now."""
    assert PAGE.read_text(encoding="utf-8") == page(), "run `bulkhead docs`"


def test_page_names_every_rule() -> None:
    """A page leaves out no rule, nor its reasons."""
    text = page()
    rules: list[Rule | LayoutRule] = [*load_rules(), *load_layout_rules()]
    for rule in rules:
        assert f"## {rule.id}\n" in text
        assert rule.title in text
        assert rule.why in text


def test_page_names_every_example() -> None:
    """A page leaves out none of the examples' titles."""
    text = page()
    for rule in load_rules():
        assert all(example.title in text for example in (*rule.fires, *rule.quiet))

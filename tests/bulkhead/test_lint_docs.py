"""docs/lint.md says what the rules say."""

from pathlib import Path

from bulkhead.lint.registry import load_rules
from bulkhead.lint_docs import page

PAGE = Path(__file__).parents[2] / "docs" / "lint.md"


def test_page_is_not_stale() -> None:
    """The committed page is what `bulkhead docs` writes now."""
    assert PAGE.read_text(encoding="utf-8") == page(), "run `bulkhead docs`"


def test_page_names_every_rule() -> None:
    """A page leaves out no rule and none of its examples' titles."""
    text = page()
    for rule in load_rules():
        assert f"## {rule.id}\n" in text
        assert all(example.title in text for example in (*rule.fires, *rule.quiet))

"""The page of invariants says what the invariants say."""

from pathlib import Path

from bulkhead.invariants.built_in import BUILT_IN
from bulkhead.invariants.document import page
from bulkhead.invariants.prove import prove
from config import load
from tests.config.broken import LANDING_ZONE, copy_example

DOCS = Path(__file__).parents[3] / "docs"
PAGE = DOCS / "invariants.md"


def test_the_committed_page_is_current() -> None:
    """The committed page is what `bulkhead docs` writes now."""
    assert PAGE.read_text(encoding="utf-8") == page(), "run `bulkhead docs`"


def test_every_invariant_is_on_it_once() -> None:
    """With its reason and its source."""
    text = page()

    for invariant in BUILT_IN:
        assert text.count(f"### `{invariant.id}`\n") == 1
        assert invariant.reason in text
        assert invariant.source in text


def test_the_example_of_the_guide_is_a_configuration(tmp_path: Path) -> None:
    """What the guide says to write can be written, and holds for the example."""
    guide = (DOCS / "guardrails.md").read_text(encoding="utf-8")
    example = guide.partition("```yaml\n")[2].partition("```")[0]
    with (copy_example(tmp_path) / LANDING_ZONE).open("a", encoding="utf-8") as file:
        file.write(example)

    proof = prove(load(tmp_path), built_in=())

    assert [invariant.id for invariant in proof.invariants] == ["payments-can-deploy"]
    assert proof.holds

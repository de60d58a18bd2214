"""Moving a control changes its setting in landing-zone.yaml, and not one character more."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bulkhead.rings.edit import EditError, Setting, move, moved
from config import load
from tests.config.broken import EXAMPLE, LANDING_ZONE, copy_example

BACK = Setting("core", "2026-11-24")
FORMS = {
    "in braces": ("logs: {ring: sandbox}", 'logs: {ring: core, since: "2026-11-24"}'),
    "in braces with a comment": (
        "logs: {ring: sandbox} # carefully",
        'logs: {ring: core, since: "2026-11-24"} # carefully',
    ),
    "in braces with a day": (
        "logs: { since: '2026-01-01', ring: sandbox }",
        'logs: { since: "2026-11-24", ring: core }',
    ),
    "on lines": (
        "logs:\n      ring: sandbox # carefully",
        'logs:\n      ring: core\n      since: "2026-11-24" # carefully',
    ),
    "on lines with a day": (
        'logs:\n      ring: "sandbox"\n      since: "2026-01-01" # then',
        'logs:\n      ring: core\n      since: "2026-11-24" # then',
    ),
    "without a ring": ("logs: {}", 'logs: {ring: core, since: "2026-11-24"}'),
    "with nothing": ("logs:", 'logs: {ring: core, since: "2026-11-24"}'),
}


def file(entry: str) -> str:
    """A landing-zone.yaml with one control between two others."""
    return (
        "# ours\nguardrails:\n  rings: [sandbox, core]\n  controls: # all of them\n"
        f"    before: {{ring: core}}\n    {entry}\n    after: {{ring: sandbox}} # last\n"
        "logging: 1\n"
    )


@pytest.mark.parametrize(("old", "new"), FORMS.values(), ids=FORMS)
def test_only_the_setting_changes(old: str, new: str) -> None:
    """Comments, order, and every other line stay, however the setting is written."""
    assert moved(file(old), "logs", BACK) == file(new)


@pytest.mark.parametrize("form", FORMS)
def test_out_of_the_first_ring_the_setting_goes(form: str) -> None:
    """The lines of the control go, and no others."""
    old, _ = FORMS[form]

    assert moved(file(old), "logs", Setting(None, "2026-11-24")) == file("x").replace("    x\n", "")


@pytest.mark.parametrize(
    "text",
    ["guardrails: {controls: {before: {ring: core}}}", "guardrails: 1", "- a", ""],
)
def test_a_control_that_is_not_there_is_not_moved(text: str) -> None:
    """Nothing is guessed."""
    assert moved(text, "logs", BACK) is None


def test_what_cannot_be_edited_is_left_alone_and_said(tmp_path: Path) -> None:
    """The last setting in a list of braces leaves a comma behind: a person has to do it."""
    path = tmp_path / LANDING_ZONE
    text = "guardrails: {controls: {logs: {ring: core},\n  more: {ring: core}}}\n"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(EditError, match="by hand"):
        move(path, "more", Setting(None, "2026-11-24"))

    assert path.read_text(encoding="utf-8") == text


def test_the_example_can_be_moved_there_and_back(tmp_path: Path) -> None:
    """Each control of the example moves, and the file stays valid."""
    folder = copy_example(tmp_path)
    for control in load(EXAMPLE).guardrails.controls:
        move(folder / LANDING_ZONE, control, BACK)

    settings = load(folder).guardrails.controls.values()

    assert {(s.ring, s.since) for s in settings} == {("core", "2026-11-24")}


@given(st.text(st.sampled_from("ab:{}[],#'\" \n-?&*!|>"), max_size=40))
@example("\n?")  # a list as a key
def test_a_file_is_never_broken(entry: str) -> None:
    """Whatever stands there, the result says what it should, or there is none."""
    text = file(f"logs: {entry}")

    changed = moved(text, "logs", BACK)

    assert changed is None or "ring: core" in changed

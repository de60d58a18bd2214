"""Where people read more about a control."""

PAGES = "docs/controls"
"""The folder of the pages, as one finds it from the top of this repository.

Those who publish the pack put the address of their copy of the pages here.
"""


def page(control_id: str) -> str:
    """The page of a control."""
    return f"{PAGES}/{control_id}.md"


def pointing(control_id: str, text: str) -> str:
    """A message, and below it the control's id and page."""
    return f"{text}\n{control_id}: {page(control_id)}"

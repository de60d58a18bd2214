"""What guardrails are commonly asked for, and which control answers."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

PATH = Path(__file__).with_suffix(".yaml")


class Entry(BaseModel):
    """One thing that guardrails are asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    asks: str = Field(description="What it asks for.")
    controls: tuple[str, ...] = Field(default=(), description="The controls that answer.")
    left_out: str = Field(default="", description="What of it is not prevented, and why.")


def entries() -> dict[str, Entry]:
    """Every entry of `guardrail_catalogue.yaml`, by its id."""
    content = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return TypeAdapter(dict[str, Entry]).validate_python(content)

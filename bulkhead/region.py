"""The home region that the configuration names."""

from pathlib import Path

import yaml

LANDING_ZONE = Path(__file__).parents[1] / "config" / "landing-zone.yaml"


def home_region() -> str:
    """Give `organization.home_region` of the configuration."""
    region = yaml.safe_load(LANDING_ZONE.read_text())["organization"]["home_region"]
    return str(region)

"""Reading the configuration from its folder."""

from pathlib import Path

import yaml

from config.landing_zone import LandingZone


def load(path: Path) -> LandingZone:
    """Read a landing zone from the folder that holds landing-zone.yaml and accounts/."""
    data = yaml.safe_load((path / "landing-zone.yaml").read_text(encoding="utf-8"))
    files = sorted((path / "accounts").glob("*.yaml"))
    data["accounts"] = {
        file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files
    }
    return LandingZone.model_validate(data)

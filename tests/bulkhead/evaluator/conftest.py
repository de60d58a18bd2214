"""How long a generated example may take: as long as it needs, on a machine that others share."""

from hypothesis import settings

settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")

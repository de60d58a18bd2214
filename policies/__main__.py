"""The pack as Pulumi runs it: with this folder, and nothing above it, on the path."""

from controls._server import serve  # type: ignore[import-not-found]

serve()

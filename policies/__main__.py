"""The pack as Pulumi runs it: with this folder, and nothing above it, on the path."""

import gc

gc.disable()  # until it serves: what a start makes is there to stay, and looking through it costs

from controls._server import serve  # type: ignore[import-not-found]  # noqa: E402 - see above

serve()

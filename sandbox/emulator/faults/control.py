"""How a running emulator is told which faults to have."""

import json
from http import HTTPStatus

from pydantic import ValidationError

from sandbox.emulator.faults.injector import Injector
from sandbox.emulator.faults.settings import Faults
from sandbox.emulator.incoming import Incoming
from sandbox.emulator.reply import Reply


def control(injector: Injector, incoming: Incoming) -> Reply:
    """Answer GET with what the injector did, and PUT with that after setting its faults."""
    if incoming.method == "PUT":
        try:
            faults = Faults.model_validate_json(incoming.body)
        except ValidationError as error:
            wrong = error.errors(include_url=False, include_context=False)
            return _json(HTTPStatus.BAD_REQUEST, {"errors": wrong})
        injector.set(faults)
    return _json(HTTPStatus.OK, injector.report())


def _json(status: HTTPStatus, content: object) -> Reply:
    body = json.dumps(content).encode()
    return Reply(status, (("Content-Type", "application/json"),), body)

"""A pack that checks nothing: what the engine and gRPC cost before a pack's first rule.

It answers all that the engine asks with the same few bytes, unread, and does not know the call for
remedies, which the engine makes for each resource all the same.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import grpc
from google.protobuf.message import Message
from pulumi.runtime.proto import analyzer_pb2 as messages
from pulumi.runtime.proto import plugin_pb2

_LARGEST_MESSAGE_BYTES = 400 * 1024 * 1024  # as much as the policy SDK's server takes
_WORKERS = 4  # as many as the policy SDK's
_ANSWERS: dict[str, Message | None] = {
    "GetAnalyzerInfo": messages.AnalyzerInfo(name="bare", version="0.0.1", supportsConfig=True),
    "GetPluginInfo": plugin_pb2.PluginInfo(version="0.0.1"),
    "ConfigureStack": None,
    "Configure": None,
    "Analyze": None,
    "AnalyzeStack": None,
}


def _handler(answer: Message | None) -> "grpc.RpcMethodHandler[bytes, bytes]":
    content = answer.SerializeToString() if answer else b""
    return grpc.unary_unary_rpc_method_handler(lambda _request, _context: content)


server = grpc.server(
    ThreadPoolExecutor(_WORKERS),
    options=[("grpc.max_receive_message_length", _LARGEST_MESSAGE_BYTES)],
)
handlers = {name: _handler(answer) for name, answer in _ANSWERS.items()}
server.add_generic_rpc_handlers(
    (grpc.method_handlers_generic_handler("pulumirpc.Analyzer", handlers),)
)
port = server.add_insecure_port("127.0.0.1:0")
server.start()
print(port, flush=True)  # noqa: T201 - the engine reads the port from this line
Event().wait()

"""AWS Systems Manager: new versions of documents."""

from moto.ssm.models import ssm_backends

from sandbox.emulator.call import Call
from sandbox.emulator.registry import before


@before("ssm", "UpdateDocument")
def older_versions_are_no_duplicates(call: Call) -> None:
    """Gap: moto refuses what any version says already, and so a way back.

    AWS refuses a duplicate too and does not say of which version: here only of the latest.
    """
    documents = ssm_backends[call.account][call.region]._documents.get(call.params["Name"])  # noqa: SLF001 - moto has no other way to them
    if documents is None:
        return
    kept = {documents.latest_version, documents.default_version}
    for version, document in [*documents.versions.items()]:
        if version not in kept and document.content == call.params["Content"]:
            del documents.versions[version]

"""What an account sets for EC2 in a region."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Run, Work

SERVICE = "ec2"

SERIAL_CONSOLE = upstream("ec2/ec2_serial_console_access.go")
METADATA = upstream("ec2/ec2_instance_metadata_defaults.go")


def _switch_images(work: Work) -> None:
    state = work.properties["state"]
    if state == "unblocked":
        work.call("DisableImageBlockPublicAccess")
    else:
        work.call("EnableImageBlockPublicAccess", ImageBlockPublicAccessState=state)


def _switch_serial_console(work: Work) -> None:
    verb = "Enable" if work.properties["enabled"] else "Disable"
    work.call(f"{verb}SerialConsoleAccess")


SWITCH_IMAGES = Run(_switch_images, sends=("state",))
SWITCH_SERIAL_CONSOLE = Run(_switch_serial_console, sends=("enabled",))

IMAGE_BLOCK_TYPE = Resource(
    type="aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
    service=SERVICE,
    id="{owner}",
    create=(
        SWITCH_IMAGES,
        Call("GetImageBlockPublicAccessState", out={"owner": "={account}"}),
    ),
    read=(Call("GetImageBlockPublicAccessState", out={"state": "ImageBlockPublicAccessState"}),),
    update=(SWITCH_IMAGES,),
    no_delete="pulumi-aws deletes nothing: what was set stays set",
)

SERIAL_CONSOLE_TYPE = Resource(
    type="aws:ec2/serialConsoleAccess:SerialConsoleAccess",
    service=SERVICE,
    id="{owner}",
    create=(
        SWITCH_SERIAL_CONSOLE,
        Call("GetSerialConsoleAccessStatus", out={"owner": "={account}"}),
    ),
    read=(Call("GetSerialConsoleAccessStatus", out={"enabled": "SerialConsoleAccessEnabled"}),),
    update=(SWITCH_SERIAL_CONSOLE,),
    delete=(Call("DisableSerialConsoleAccess"),),
    remains="the setting of an account is always there; deletion switches it off",
    defaults={"enabled": Default(value=True, source=SERIAL_CONSOLE)},
)

NO_PREFERENCE = "no-preference"
FORGET = {
    "HttpEndpoint": NO_PREFERENCE,
    "HttpPutResponseHopLimit": -1,
    "HttpTokens": NO_PREFERENCE,
    "InstanceMetadataTags": NO_PREFERENCE,
}
SET_METADATA = Call("ModifyInstanceMetadataDefaults")

METADATA_TYPE = Resource(
    type="aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
    service=SERVICE,
    id="{owner}",
    create=(Call("ModifyInstanceMetadataDefaults", out={"owner": "={account}"}),),
    read=(
        Call(
            "GetInstanceMetadataDefaults",
            at="AccountLevel",
            # AWS leaves out what nobody set, and pulumi-aws fills it in.
            out={
                "httpEndpoint": f"HttpEndpoint || '{NO_PREFERENCE}'",
                "httpPutResponseHopLimit": "HttpPutResponseHopLimit || `-1`",
                "httpTokens": f"HttpTokens || '{NO_PREFERENCE}'",
                "instanceMetadataTags": f"InstanceMetadataTags || '{NO_PREFERENCE}'",
            },
        ),
    ),
    update=(SET_METADATA,),
    delete=(Call("ModifyInstanceMetadataDefaults", FORGET),),
    remains="the setting of an account is always there; deletion gives all preferences up",
    defaults={
        "httpEndpoint": Default(NO_PREFERENCE, METADATA),
        "httpPutResponseHopLimit": Default(-1, METADATA),
        "httpTokens": Default(NO_PREFERENCE, METADATA),
        "instanceMetadataTags": Default(NO_PREFERENCE, METADATA),
    },
)

RESOURCES = (IMAGE_BLOCK_TYPE, SERIAL_CONSOLE_TYPE, METADATA_TYPE)

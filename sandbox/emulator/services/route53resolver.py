"""Route 53 Resolver: the tags and the end of query logging."""

from typing import Any

from moto.route53resolver.models import route53resolver_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers


@answers("route53resolver", "DisassociateResolverQueryLogConfig")
def disassociate_resolver_query_log_config(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    associations = _backend(call).resolver_query_log_config_associations
    wanted = (call.params["ResolverQueryLogConfigId"], call.params["ResourceId"])
    for key, one in list(associations.items()):
        if (one.resolver_query_log_config_id, one.resource_id) == wanted:
            del associations[key]
            return {"ResolverQueryLogConfigAssociation": one.description()}
    raise AwsError("ResourceNotFoundException", f"{wanted[1]} is not associated with {wanted[0]}")


@answers("route53resolver", "DeleteResolverQueryLogConfig")
def delete_resolver_query_log_config(call: Call) -> Answer:
    """Gap: moto has no such operation. Refusal: a configuration that a VPC still uses.

    Source: API reference of DeleteResolverQueryLogConfig: VPCs are to be disassociated first.
    """
    backend, wanted = _backend(call), call.params["ResolverQueryLogConfigId"]
    if wanted not in backend.resolver_query_log_configs:
        raise AwsError("ResourceNotFoundException", f"there is no configuration {wanted}")
    for one in backend.resolver_query_log_config_associations.values():
        if one.resolver_query_log_config_id == wanted:
            raise AwsError("InvalidRequestException", f"{wanted} is associated with a VPC")
    return {"ResolverQueryLogConfig": backend.resolver_query_log_configs.pop(wanted).description()}


@answers("route53resolver", "ListTagsForResource")
def list_tags_for_resource(call: Call) -> Answer:
    """Gap: moto knows tags of endpoints and rules only."""
    if not _is_configuration(call):
        return call.forward()
    return {
        "Tags": _backend(call).tagger.list_tags_for_resource(call.params["ResourceArn"])["Tags"]
    }


@answers("route53resolver", "TagResource")
def tag_resource(call: Call) -> Answer:
    """Gap: moto knows tags of endpoints and rules only."""
    if not _is_configuration(call):
        return call.forward()
    _backend(call).tagger.tag_resource(call.params["ResourceArn"], call.params["Tags"])
    return {}


@answers("route53resolver", "UntagResource")
def untag_resource(call: Call) -> Answer:
    """Gap: moto knows tags of endpoints and rules only."""
    if not _is_configuration(call):
        return call.forward()
    tagger = _backend(call).tagger
    tagger.untag_resource_using_names(call.params["ResourceArn"], call.params["TagKeys"])
    return {}


def _is_configuration(call: Call) -> bool:
    configurations = _backend(call).resolver_query_log_configs.values()
    return any(one.arn == call.params["ResourceArn"] for one in configurations)


def _backend(call: Call) -> Any:  # noqa: ANN401 - moto's models have no types of their own
    return route53resolver_backends[call.account][call.region]

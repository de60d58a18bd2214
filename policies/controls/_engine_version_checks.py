"""The checks of `runtimes_supported` on databases, caches, brokers, search domains and jobs.

Sources for defaults: pulumi-aws 7.51.1 (a domain of `elasticsearch` is of version 1.5 where nothing
is said; other services take a newer one).
"""

import re
from collections.abc import Callable, Iterator

from ._check import Check
from ._data_rules import where
from ._engine_versions import ENGINE_VERSIONS, engine_end, newest
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._rules import Rule
from ._supported_until import today
from ._types import tokens


def _supported(
    path: str, engine: Callable[[Inputs], object], *, write: str, default: str = ""
) -> Rule:
    """The version at a path is one of its engine's that AWS keeps up to date.

    Args:
        path: Where the version is.
        engine: Which engine it is of; the version may name it, as `Engine_version`.
        write: The Pulumi code (Python) to write, with `{newest}` for a version.
        default: The version that the provider takes where none is given.
    """

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given, named = inputs.get(path), engine(inputs)
        version = default if given is None else given
        if version and UNKNOWN in (version, named):
            yield Undecided(inputs.at(path))
        if not (isinstance(version, str) and version and isinstance(named, str)):
            return
        ends = ENGINE_VERSIONS.get(named.lower(), {})
        number = re.sub(r"^[A-Za-z]+_", "", version)
        if ends and (end := engine_end(number, ends)) and end <= today():
            problem = f'is "{version}", whose standard support ended by {end}'
            yield Violation(inputs.at(path), problem, write.format(newest=newest(ends)))

    return find


def _engine(path: str, default: str | None = None) -> Callable[[Inputs], object]:
    return lambda inputs: default if inputs.get(path) is None else inputs.get(path)


def _only(name: str) -> Callable[[Inputs], object]:
    return lambda _: name


def _search_engine(inputs: Inputs) -> object:
    version = inputs.get("engineVersion")
    return version.partition("_")[0] if isinstance(version, str) else version


def _is_spark(command: str) -> bool:
    return command != "pythonshell"


VERSION = 'engine_version="{newest}", or a newer one'
LATER = "a newer version, or none, for the newest"

ENGINE_VERSION_CHECKS = (
    Check(
        name="database",
        types=tokens("rds", "Cluster", "GlobalCluster", "Instance"),
        find=_supported("engineVersion", _engine("engine"), write=VERSION),
        passes=(
            {"engine": "postgres"},
            {"engine": "postgres", "engineVersion": "17.4"},
            {"engine": "aurora-mysql", "engineVersion": "8.0.mysql_aurora.3.10.0"},
            {"engine": "oracle-ee", "engineVersion": "19"},
            {"engineVersion": "12"},
        ),
        fails=(
            {"engine": "postgres", "engineVersion": "13"},
            {"engine": "postgres", "engineVersion": "9.5.2"},
            {"engine": "mysql", "engineVersion": "8.0.42"},
            {"engine": "mariadb", "engineVersion": "10.6.22"},
            {"engine": "aurora-mysql", "engineVersion": "5.7.mysql_aurora.2.12.1"},
            {"engine": "aurora-postgresql", "engineVersion": "12.9"},
        ),
    ),
    Check(
        name="cache",
        types=tokens("elasticache", "Cluster", "ReplicationGroup"),
        find=_supported("engineVersion", _engine("engine", "redis"), write='engine_version="7.1"'),
        passes=(
            {"engine": "redis", "engineVersion": "7.1"},
            {"engine": "valkey", "engineVersion": "8.0"},
            {"engine": "memcached", "engineVersion": "1.6.22"},
            {"replicationGroupId": "orders"},
        ),
        fails=({"engineVersion": "5.0.6"}, {"engine": "redis", "engineVersion": "3.2.10"}),
    ),
    Check(
        name="document-database",
        types=tokens("docdb", "Cluster", "GlobalCluster"),
        find=_supported("engineVersion", _only("docdb"), write='engine_version="5.0.0"'),
        passes=({}, {"engineVersion": "5.0.0"}),
        fails=({"engineVersion": "3.6.0"},),
    ),
    Check(
        name="graph-database",
        types=tokens("neptune", "Cluster", "GlobalCluster"),
        find=_supported("engineVersion", _only("neptune"), write=LATER),
        passes=({}, {"engineVersion": "1.4.6.1"}),
        fails=({"engineVersion": "1.0.5.1"}, {"engineVersion": "1.1.0.0"}),
    ),
    Check(
        name="broker",
        types=tokens("mq", "Broker"),
        find=_supported("engineVersion", _engine("engineType"), write=LATER),
        passes=(
            {"engineType": "ActiveMQ", "engineVersion": "5.19"},
            {"engineType": "RabbitMQ", "engineVersion": "4.2"},
        ),
        fails=(
            {"engineType": "ActiveMQ", "engineVersion": "5.17.6"},
            {"engineType": "RabbitMQ", "engineVersion": "3.11.28"},
        ),
    ),
    Check(
        name="kafka",
        types=tokens("msk", "Cluster"),
        find=_supported("kafkaVersion", _only("kafka"), write='kafka_version="3.9.x"'),
        passes=({"kafkaVersion": "3.9.x"}, {"kafkaVersion": "4.0.x.kraft"}),
        fails=({"kafkaVersion": "2.8.1"}, {"kafkaVersion": "1.1.1"}),
    ),
    Check(
        name="search-domain",
        types=tokens("opensearch", "Domain"),
        find=_supported("engineVersion", _search_engine, write='engine_version="OpenSearch_3.1"'),
        passes=(
            {},
            {"engineVersion": "OpenSearch_2.19"},
            {"engineVersion": "Elasticsearch_7.10"},
        ),
        fails=({"engineVersion": "OpenSearch_1.2"}, {"engineVersion": "Elasticsearch_7.1"}),
    ),
    Check(
        name="elasticsearch-domain",
        types=tokens("elasticsearch", "Domain"),
        find=_supported(
            "elasticsearchVersion",
            _only("elasticsearch"),
            default="1.5",
            write='aws.opensearch.Domain(..., engine_version="OpenSearch_3.1")',
        ),
        passes=({"elasticsearchVersion": "7.10"}, {"elasticsearchVersion": "6.8"}),
        fails=({}, {"elasticsearchVersion": "7.4"}),
    ),
    Check(
        name="spark-job",
        types=tokens("glue", "Job"),
        find=where(
            "command.name",
            _is_spark,
            default="glueetl",
            rule=_supported("glueVersion", _only("glue"), write='glue_version="5.0"'),
        ),
        passes=(
            {"glueVersion": "5.0"},
            {"glueVersion": "1.0", "command": {"name": "pythonshell"}},
        ),
        fails=({"glueVersion": "2.0"}, {"glueVersion": "0.9", "command": {"name": "glueetl"}}),
    ),
)

"""The invariants that hold in every landing zone, as data: each with its reason and its source."""

from bulkhead.invariants.built_in.log_delivery import LOG_DELIVERY
from bulkhead.invariants.built_in.operators import OPERATORS
from bulkhead.invariants.built_in.protection import PROTECTION
from bulkhead.invariants.built_in.service_paths import SERVICE_PATHS
from bulkhead.invariants.built_in.workload_paths import WORKLOAD_PATHS

BUILT_IN = (*OPERATORS, *LOG_DELIVERY, *SERVICE_PATHS, *WORKLOAD_PATHS, *PROTECTION)

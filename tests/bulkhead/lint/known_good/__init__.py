"""Documents that are right, of the shapes that AWS documents and companies attach."""

from tests.bulkhead.lint.known_good.guardrails import GUARDRAILS
from tests.bulkhead.lint.known_good.people import PEOPLE
from tests.bulkhead.lint.known_good.resources import RESOURCES
from tests.bulkhead.lint.known_good.settings import SETTINGS

KNOWN_GOOD = (*GUARDRAILS, *RESOURCES, *PEOPLE, *SETTINGS)

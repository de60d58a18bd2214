"""Trusted services and delegated administrators.

Gap: moto knows 38 principals for trusted access and 6 for delegated administrators; AWS has more
than 60 and adds to them ("AWS services that you can use with AWS Organizations", user guide). Here
every well-formed service principal is taken, so a misspelt one is not noticed.
"""

import re

from moto.organizations.models import FakeDelegatedAdministrator, FakeServiceAccess

SERVICE_PRINCIPAL = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.amazonaws\.com\.?")


class ServicePrincipals(list[str]):
    """A list that holds everything that has the form of a service principal."""

    def __contains__(self, name: object) -> bool:
        """Whether the name could be a service principal."""
        return SERVICE_PRINCIPAL.fullmatch(str(name)) is not None


FakeServiceAccess.TRUSTED_SERVICES = ServicePrincipals()
FakeDelegatedAdministrator.SUPPORTED_SERVICES = ServicePrincipals()

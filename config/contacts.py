"""Whom AWS writes to and calls about an account."""

from pydantic import Field

from config.account_texts import Email, PersonName, Phone, Title
from config.base import Model


class Contact(Model):
    """A person or a team."""

    name: PersonName = Field(description="Name, at most 64 characters.")
    title: Title = Field(description="Role or department, at most 50 characters.")
    email: Email = Field(description="E-mail address.")
    phone: Phone = Field(description="Telephone number with its country code, in quotes.")


class Contacts(Model):
    """The alternate contacts of every account that names none of its own."""

    security: Contact = Field(description="Told of abuse and of security events.")
    operations: Contact = Field(description="Told of outages and planned work.")
    billing: Contact = Field(description="Told of invoices.")


class AccountContacts(Model):
    """Alternate contacts of one account; the landing zone's stand in for those it leaves out."""

    security: Contact | None = Field(default=None, description="Told of security events.")
    operations: Contact | None = Field(default=None, description="Told of outages.")
    billing: Contact | None = Field(default=None, description="Told of invoices.")

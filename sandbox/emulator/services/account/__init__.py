"""AWS Account Management: contacts, names and regions, of one's own account or of a member's."""

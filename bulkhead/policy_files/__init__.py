"""The policies of an organization as a folder of files, from this program or from anywhere else.

The folder holds one JSON file for each policy document, and `attachments.json`: the organization's
nodes from the root to the accounts, and which document is attached where (`layout`). Management
account, FullAWSAccess and RCPFullAWSAccess need no file: what is known of them stands at the nodes.
"""

from bulkhead.policy_files.errors import FilesError
from bulkhead.policy_files.layout import Attachments, DocumentEntry, NodeEntry
from bulkhead.policy_files.planned import planned_files
from bulkhead.policy_files.reader import PolicyFolder, read_folder
from bulkhead.policy_files.request_lines import RequestLine, read_request
from bulkhead.policy_files.writer import write_folder

__all__ = [
    "Attachments",
    "DocumentEntry",
    "FilesError",
    "NodeEntry",
    "PolicyFolder",
    "RequestLine",
    "planned_files",
    "read_folder",
    "read_request",
    "write_folder",
]

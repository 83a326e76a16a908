"""What teams may do in repositories, by the words of code hosts."""

from __future__ import annotations

PERMISSIONS = {
    "read": "read",
    "pull": "read",
    "triage": "triage",
    "write": "write",
    "push": "write",
    "maintain": "maintain",
    "admin": "admin",
}
"""Word of a code host to the value of the charter `software-teams`."""

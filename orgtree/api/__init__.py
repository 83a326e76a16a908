"""What `import orgtree` shows: an organisation that can be asked, checked, measured and drawn."""

from orgtree.api.opening import builtin_charters, from_rows, load, loads, open_tables
from orgtree.api.organisation import Organisation
from orgtree.api.unit import LinkTo, Unit

__all__ = ["LinkTo", "Organisation", "Unit", "builtin_charters", "from_rows", "load", "loads", "open_tables"]

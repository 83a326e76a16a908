"""Charters: which kinds, fields and links an organisation may have, what must hold and what is owed."""

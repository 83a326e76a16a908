"""Colours that a charter names and pictures show: ramps of five steps, pale to dark."""

from __future__ import annotations

RAMPS = {
    "blue": ("#eaf2fb", "#d3e4f6", "#a9cbed", "#2f6fb0", "#1d4e82"),
    "grey": ("#f5f6f7", "#e6e9ec", "#c9cfd5", "#667280", "#3b444d"),
    "green": ("#ebf6ea", "#d6edd3", "#abd9a5", "#3d8b37", "#255a21"),
    "red": ("#fdecec", "#fad3d3", "#f3a6a6", "#b8322f", "#7d1d1b"),
    "orange": ("#fff1e6", "#ffe0c7", "#ffc193", "#c8611a", "#8a3f0c"),
    "purple": ("#f3eefa", "#e4d8f4", "#c8b0e7", "#6f47a8", "#482c72"),
    "teal": ("#e6f5f2", "#cdebe4", "#9bd5c8", "#1f8a78", "#125c50"),
    "yellow": ("#fff9e3", "#fff1c2", "#ffe08a", "#b58100", "#7a5600"),
}
"""Steps by ramp; `blue-2` is the second of blue."""
PLAIN = {"white": "#ffffff", "black": "#000000"}
"""Colours that are no ramps."""

COLOUR = rf"^(#[0-9a-fA-F]{{6}}|({'|'.join(RAMPS)})-[1-5]|{'|'.join(PLAIN)})$"
"""How a charter writes a colour."""

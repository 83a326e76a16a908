"""Layout: arrange units, place boxes and route lines."""

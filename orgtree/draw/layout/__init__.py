"""Placement: how units are arranged under each other, where their boxes stand and how lines run."""

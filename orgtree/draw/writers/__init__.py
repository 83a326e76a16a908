"""Writers: one file format each, all from the same scene or view."""

"""A PDF as the printer's own check would see it."""

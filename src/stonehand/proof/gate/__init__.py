"""The gate: a build reduced to a baseline of text, and a later build held against it."""

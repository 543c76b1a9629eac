"""A book beside its text: a server for this machine alone, which sets the book again at every change."""

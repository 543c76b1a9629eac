"""Arguments in, diagnostics and exit status out: the only layer that prints."""

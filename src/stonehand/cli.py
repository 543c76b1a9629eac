"""Arguments in, diagnostics and exit status out."""

"""What a proofreader would mark: the layout map in, diagnostics, a sheet of pictures and a ratchet out."""

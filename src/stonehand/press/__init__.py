"""The composed book in, its finished files out: PDFs, the EPUB, the message to the trade."""

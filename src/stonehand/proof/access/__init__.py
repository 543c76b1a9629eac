"""Finished PDF, finished EPUB and the book in; whether all three are read alike, out."""

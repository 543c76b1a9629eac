"""The certificate: words of the source = words of the draft, words of the book = words of PDF and EPUB."""

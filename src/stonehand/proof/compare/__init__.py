"""Two builds of a book compared by what was written, not by page: two layout maps in, a comparison out."""

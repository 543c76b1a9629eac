"""Bibliography: files of works and clusters of citations go in, formatted citations and lists come out."""

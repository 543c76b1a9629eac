"""Files of others in, files of the manuscript out: the page-based lists of indexers."""

"""Marks of proofreaders: a marked PDF, XFDF or FDF and the map of its proof in, marks in the copy out."""

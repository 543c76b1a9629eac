"""What the margins of a proof say of its pages: numbers of lines, places, changes, queries, flaws."""

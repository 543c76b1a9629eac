"""The book and the layout map: immutable typed values that every stage takes and returns."""

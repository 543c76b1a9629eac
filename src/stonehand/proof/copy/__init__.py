"""Lint of copy: what a copyeditor would mark before the copy is set, by the style of the house."""

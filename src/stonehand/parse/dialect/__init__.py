"""The dialect's syntax: rules for markdown-it, which turn the text of a file into tokens that know their place."""

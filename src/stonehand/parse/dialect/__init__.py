"""The dialect's syntax: rules for markdown-it; the text of a file -> tokens that know their place."""

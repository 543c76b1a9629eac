"""Typography: what a compositor does to typed characters, as small rules over the letters of one block."""

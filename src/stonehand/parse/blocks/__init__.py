"""Block nodes -> blocks of copy: one small rule for each name of node."""

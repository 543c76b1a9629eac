"""Inline nodes -> inline copy: one small rule for each name of node."""

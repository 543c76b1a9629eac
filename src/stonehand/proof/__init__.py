"""Proof that manuscript, PDF and EPUB say the same: certificate, flaws, comparison."""

"""Files whole or absent, the cache, and the lock file: what outlives one run."""

"""The order of the stages and the loop over places."""

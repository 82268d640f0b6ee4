"""A function that somebody wrote: what it is, what its run says of it."""

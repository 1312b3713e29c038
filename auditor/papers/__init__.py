"""Which papers a round has, and the making of them."""

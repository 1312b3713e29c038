"""The portals themselves, looked at from outside: a login of the holder's own, and what they publish."""

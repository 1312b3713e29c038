"""The self-check: the page that works without the Internet, and the same check in the terminal."""

"""The desk: the assistant programmer's work in a browser, over the same use cases as the commands."""

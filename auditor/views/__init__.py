"""From findings to what each reader is shown; pure."""

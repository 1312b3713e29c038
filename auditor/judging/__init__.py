"""From evidence to findings; pure."""

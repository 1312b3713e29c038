"""Work on what strangers sent, in a process of its own: it may take all time or all memory, but only of that process."""

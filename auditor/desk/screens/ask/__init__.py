"""Ask and answer: an office a page as it is called, or all offices in one table at a meeting; saved as one goes."""

"""Answers that are typed at the desk: from the draft to the form that is handed in, and its corrections."""

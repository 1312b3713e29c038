"""Places: divisions to unions, their names and addresses."""

"""The returns of an area joined: one paper to lay before a meeting, and the monthly statement, a row an upazila."""

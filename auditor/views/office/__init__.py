"""One office as its report shows it: duties, what is left, step by step."""

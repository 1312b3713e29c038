"""What is remarked beside duties: why something is not known or does not count, and what is told against it."""

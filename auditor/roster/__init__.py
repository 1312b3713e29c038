"""Who there is: offices and accounts."""

"""Who is who: the roster of the day, who stood in it before, and who of it is whom."""

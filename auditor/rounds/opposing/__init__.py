"""What was told against what was told: contradictions, noes that reach others, yeses that count for nobody."""

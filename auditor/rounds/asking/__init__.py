"""What a person is asked before a round is kept, and what was answered."""

"""What offices are asked, and what came back."""

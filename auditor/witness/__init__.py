"""What the assistant programmer sees at the login of an account's holder, and whom the chair draws for it."""

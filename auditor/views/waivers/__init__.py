"""Extensions of time as papers tell them."""

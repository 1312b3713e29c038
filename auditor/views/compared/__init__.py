"""A round beside those before it: how offices stood, and what is otherwise since."""

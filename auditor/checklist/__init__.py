"""The checklist: the state of a workspace, and the one next step that follows from it."""

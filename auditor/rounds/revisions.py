"""The revisions by which a later program knows whether it would make a kept round in the same way.

Policies carry a revision of their own. These two stand for the rest of the road, and a round notes all of them. Raise

- `READING` when the same evidence files may say something else than before: a source, a question of the register, a table,
  how accounts are numbered, who stays on the list after leaving the roster;
- `JUDGING` when the same observations may come to other findings while no policy changed: resolving, freshness, waivers,
  what applies to whom.

Nothing else raises them: not a word that people read, not speed. `tests/auditor/rounds/test_revisions.py` holds digests of
what is read and found, and reminds.
"""

from __future__ import annotations

from typing import Final

READING: Final = 24
JUDGING: Final = 21
NOT_NOTED: Final = 0
"""What rounds have that were kept before these revisions were noted."""

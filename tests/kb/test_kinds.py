"""Kinds of organization, by the words of their names."""

import pytest

from kb.organizations.kinds import kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Thistle Run Community Schools", "district"),
        ("College Station ISD", "district"),
        ("University Heights Public Schools", "district"),
        ("Academy Independent School District", "district"),
        ("Thistle Run College", "college"),
        ("Upper Valley Community College", "college"),
        ("Thistle BOCES", "agency"),
        ("Four Rivers Education Cooperative", "agency"),
        ("Region 9 Education Service Center", "agency"),
        ("Thistle Street Charter School", "school"),
        ("Saint Bran Academy", "school"),
    ],
)
def test_a_name_tells_the_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind

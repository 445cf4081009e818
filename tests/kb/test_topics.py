"""Which topic the words of an advice speak for."""

import json
from importlib.resources import files

import pytest

from kb.distil.topics import GENERAL, topic_of, topics


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("staffing-levels", "One technician per 600 is understaffed, plan for more staff."),
        ("roles-and-titles", "Rewrite each job description so that the title fits the duties."),
        ("organization-and-reporting", "The reporting line should lead to the superintendent's cabinet."),
        ("help-desk-and-tickets", "Put every request into a ticket before you touch it."),
        ("instructional-integration", "Coaches need to know pedagogy before gadgets."),
        ("devices-and-one-to-one", "Keep ten loaner Chromebooks in each library."),
        ("network-and-infrastructure", "Replace the oldest switches and access points in summer."),
        ("security", "Turn on MFA before the next phishing wave."),
        ("data-and-student-systems", "Clean the SIS before state reporting starts."),
        ("budget-and-purchasing", "Move grants into the general fund budget."),
        ("outsourcing-and-consortia", "Keep one in-house engineer beside the MSP."),
        ("professional-learning", "Offer short workshops and pay for certifications."),
        ("communication-and-governance", "Let a committee of stakeholders set the policy."),
        ("hiring-and-retention", "Interview candidates with a teacher in the room."),
        ("change-and-leadership", "Write a vision first and earn buy-in with a pilot."),
    ],
)
def test_the_words_of_an_advice_choose_its_topic(topic: str, text: str) -> None:
    assert topic_of(text) == topic


def test_a_text_without_cues_is_general() -> None:
    assert topic_of("Bring umbrellas.") == GENERAL
    assert topic_of("") == GENERAL


def test_the_general_topic_is_the_last_and_ids_are_unique() -> None:
    ids = [topic.id for topic in topics()]
    assert ids[-1] == GENERAL
    assert len(ids) == len(set(ids)) == 16


def test_every_cue_can_match() -> None:
    rows = [json.loads(line) for line in files("kb.distil").joinpath("topics.jsonl").read_text("utf-8").splitlines()]
    cues = [(row["id"], cue) for row in rows for cue in row["cues"]]
    assert [cue for _, cue in cues if topic_of(cue) == GENERAL] == []

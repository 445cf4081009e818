"""Which topics an advice is about."""

import pytest

from kb.distil.recommend import distil
from kb.distil.topics import GENERAL, topics
from kb.meaning.encoder import shipped_encoder
from kb.meaning.vectors import directions
from kb.recommendations import Voice


def topics_of(text: str) -> tuple[str, ...]:
    encoder = shipped_encoder()
    return encoder.topics.read(directions(encoder.vectors([text]))[0])


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
    ],
)
def test_an_advice_is_about_its_topic(topic: str, text: str) -> None:
    assert topic in topics_of(text)


def test_an_advice_may_be_about_several() -> None:
    assert {"instructional-integration", "professional-learning"} <= set(topics_of("Let coaches train new teachers."))


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("security", "Turn on multi-factor and spend the money on that."),
        ("security", "Endpoint detection on every server."),
        ("data-and-student-systems", "Hire a data manager."),
        ("organization-and-reporting", "Have the technology director report to the superintendent."),
        ("organization-and-reporting", "Do not let principals supervise your techs."),
        ("change-and-leadership", "Visit every building in your first month."),
        ("network-and-infrastructure", "Good backups, and somebody who has restored one."),
        ("devices-and-one-to-one", "A shelf of loaners does the work of half a person."),
        ("professional-learning", "Get the certificate while you are new."),
    ],
)
def test_a_statement_stands_under_the_topic_that_its_words_name(topic: str, text: str) -> None:
    (found,) = distil([Voice(advice_id="1", text=text)], shipped_encoder())
    assert found.topics[0] == topic
    assert "help-desk-and-tickets" not in found.topics


def test_the_general_topic_is_the_last_and_ids_are_unique() -> None:
    ids = [topic.id for topic in topics()]
    assert ids[-1] == GENERAL
    assert len(ids) == len(set(ids)) == 16


def test_every_topic_but_the_general_one_is_taught() -> None:
    assert list(shipped_encoder().topics.topics) == [topic.id for topic in topics() if topic.id != GENERAL]


def test_an_answer_is_about_what_its_thread_asks() -> None:
    voice = Voice(advice_id="1", text="Let the teachers call you.", subject="Should tickets be mandatory?")
    (found,) = distil([voice], shipped_encoder())
    assert found.topics[0] == "help-desk-and-tickets"

import pytest
from growth import grows_linearly

from extract import posts
from extract.components.layout import SIGNATURE_BORDER
from extract.facts import Field
from extract.pipeline import COMPONENTS, extract_post, extract_posts, load, whole_text
from extract.posts import LONGEST_READ, PostText, unread


def test_every_component_is_loaded_by_its_entry_point(nlp):
    assert nlp.pipe_names == list(COMPONENTS)


def test_evidence_counts_in_the_text_as_it_was_given(nlp):
    text = "Hi\u00a0all,\r\n\r\nwe\u2019ve 912 students\u00a0in 3 schools."
    (structure,) = extract_post(nlp, id="p", text=text).structures
    place = structure.enrollment.evidence
    assert place.field is Field.TEXT
    assert "912" in text[place.start : place.end]
    assert place.sentence in text
    assert "we\u2019ve" in place.sentence


def test_a_signature_of_its_own_is_read_and_cited_in_its_own_field(nlp):
    signature = "Ann Poe\nTech Director\nOak\u2019s End Schools"
    facts = extract_post(nlp, id="p", text="We have 912 students.", signature=signature)
    assert facts.signature.organization == "Oak\u2019s End Schools"
    assert facts.signature.evidence.field is Field.SIGNATURE
    assert signature[facts.signature.evidence.start : facts.signature.evidence.end] == signature
    assert facts.structures[0].organization == "Oak\u2019s End Schools"
    assert facts.structures[0].evidence.field is Field.SIGNATURE


def test_a_signature_of_its_own_closes_the_post_even_where_the_text_looks_signed(nlp):
    facts = extract_post(nlp, id="p", text="We have 912 students.\n\nBob Roe", signature="Ann Poe")
    assert facts.signature.name == "Ann Poe"


def test_posts_come_back_in_order_with_their_ids(nlp):
    posts = [PostText(id=str(number), text=f"We have {number} students.") for number in range(100, 140)]
    facts = list(extract_posts(posts, nlp))
    assert [one.id for one in facts] == [post.id for post in posts]
    assert [one.structures[0].enrollment.min for one in facts] == list(range(100, 140))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x01", "\x00", "🙂", "> ", "•", "-- ", "a" * 5_000])
def test_odd_texts_have_no_facts_and_raise_nothing(nlp, text):
    facts = extract_post(nlp, id="p", text=text)
    assert facts.structures == ()


@pytest.mark.parametrize(
    ("text", "size"),
    [
        pytest.param(lambda size: "We have 900 students and " * size, 800, id="sentence"),
        pytest.param(lambda size: ", ".join(map(str, range(size))), 2_000, id="numbers"),
        pytest.param(lambda size: "\n".join(map(str, range(size))), 1_600, id="lines"),
        pytest.param(lambda size: "a" * size, 200_000, id="word"),
        pytest.param(lambda size: "(" * size, 16_000, id="brackets"),
        pytest.param(lambda size: "Students: 900\n" * size, 1_600, id="keys"),
        pytest.param(lambda size: "> quoted\n" * size, 3_200, id="quotes"),
        pytest.param(lambda size: "Technician\n> " + "(" * size, 16_000, id="notes"),
        pytest.param(lambda size: "Technician\n> Clerk" + " " * size + "one", 120_000, id="blanks"),
    ],
)
def test_reading_lines_sentences_signature_and_scopes_is_linear_in_the_text(nlp, text, size):
    frame = [component for name, component in nlp.pipeline if name.split("_", 1)[1] in FRAME]

    def read(size):
        doc = nlp.make_doc(text(size))
        for component in frame:
            doc = component(doc)

    assert grows_linearly(read, size)


FRAME = {"layout", "sentence_borders", "signature", "scopes", "assemble"}


@pytest.mark.parametrize("border", [" ", "\n", "\n\n"], ids=["words", "lines", "paragraphs"])
def test_a_post_longer_than_anybody_writes_is_read_as_far_as_the_limit(border, monkeypatch):
    limit = 10_000
    monkeypatch.setattr(posts, "LONGEST_READ", limit)
    frame = load(("threadwise_layout",))
    filler = f"Bells.{border}" * (limit // 5)
    post = PostText(id="p", text=f"We have 912 students.{border}{filler}", signature="Ann Poe\n" * limit)
    text, signature = frame(whole_text(post)).text.split(SIGNATURE_BORDER)
    assert limit * 0.9 <= len(text) <= limit
    assert post.text.startswith(text)
    assert text.endswith("Bells.")
    assert len(signature) <= limit


def test_that_a_post_is_not_read_to_its_end_is_said():
    assert unread("x" * LONGEST_READ) is None
    assert unread("x" * 1_000_000) == "it has 1,000,000 characters; facts were looked for in the first 200,000"


def test_the_signature_of_a_post_that_is_cut_keeps_its_own_offsets(nlp, monkeypatch):
    monkeypatch.setattr(posts, "LONGEST_READ", 100)
    signature = "Ann Poe\nTech Director\nOakfield Schools"
    facts = extract_post(nlp, id="p", text="We have 912 students. " + "Bells rang. " * 40, signature=signature)
    assert facts.structures[0].enrollment.min == 912
    assert facts.signature.evidence.field is Field.SIGNATURE
    assert signature[facts.signature.evidence.start : facts.signature.evidence.end] == signature

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.privacy.edits import Edit
from kb.site.publishing.names import Names

NAMES = Names(
    {"Wren Abelard": "Person 1", "Dr. Odalys Finch-Moreau": "Person 2", "Will Tate": "Person 3", "guest": "X"}
)
BOTH = NAMES.parts(["Wren Abelard", "Dr. Odalys Finch-Moreau"])


def test_a_full_name_is_replaced_everywhere_in_any_case_and_either_order() -> None:
    text = "Ask Wren Abelard, WREN ABELARD or Abelard, Wren about it."

    assert NAMES.edit(text).text == "Ask Person 1, Person 1 or Person 1 about it."


def test_a_part_of_a_name_is_replaced_only_where_that_person_takes_part() -> None:
    text = "Thanks, Wren! And WREN's chart; the wren sings. Odalys Finch-Moreau agrees, Finch-Moreau too."

    assert NAMES.edit(text).text == text.replace("Odalys Finch-Moreau", "Person 2")
    assert NAMES.edit(text, BOTH).text == (
        "Thanks, Person 1! And Person 1's chart; the wren sings. Person 2 agrees, Person 2 too."
    )


def test_small_letters_are_a_name_where_somebody_is_spoken_to_or_signs() -> None:
    text = "odalys im sorry, thanks wren, as wren says, a wren in the hall\n\n-- odalys\n"

    assert NAMES.edit(text, BOTH).text == (
        "Person 2 im sorry, thanks Person 1, as Person 1 says, a wren in the hall\n\n-- Person 2\n"
    )


def test_a_name_that_begins_a_longer_one_is_found_at_the_end_of_a_text() -> None:
    names = Names({"Wren Abelard Tate": "Person 4", "Wren Abelard": "Person 1"})

    assert names.edit("Ask Wren Abelard").text == "Ask Person 1"
    assert names.edit("Ask Wren Abelard Tate!").text == "Ask Person 4!"


def test_a_name_inside_a_longer_word_is_none() -> None:
    assert NAMES.edit("Wrenfield Abelardo", BOTH).text == "Wrenfield Abelardo"


def test_a_name_that_many_share_is_no_name() -> None:
    assert NAMES.edit("a guest network", NAMES.parts(["guest"])).text == "a guest network"


def test_the_handle_of_a_board_is_replaced_everywhere() -> None:
    assert Names({"wabelard_92": "Person 1"}).edit("see wabelard_92 above").text == "see Person 1 above"


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["Wren Abelard", "Wren", "Finch-Moreau", "Will", " ", "\n", "tickets ", "I'd say ", "…", "\x00"]
        ),
        max_size=12,
    ),
    st.data(),
)
def test_a_span_keeps_the_words_that_it_had(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    edited = NAMES.edit(text, BOTH)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    left, right = edited.start_at(start), edited.end_at(end)
    assert 0 <= left <= len(edited.text)
    assert right <= len(edited.text)
    crossing = [edit for edit in edited.edits if edit.start < start < edit.end or edit.start < end < edit.end]
    if not crossing:
        assert edited.text[left:right] == _with(text[start:end], edited.edits, start, end)


def _with(words: str, edits: tuple[Edit, ...], start: int, end: int) -> str:
    """Return the words between start and end with the edits that lie among them."""
    done, pieces = 0, []
    for edit in edits:
        if start <= edit.start and edit.end <= end:
            pieces += [words[done : edit.start - start], edit.words]
            done = edit.end - start
    return "".join([*pieces, words[done:]])

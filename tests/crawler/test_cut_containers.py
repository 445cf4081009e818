"""What is cut is read as far as it is whole, and the cut is said."""

import gzip
import zipfile

import pytest
from packed import ADDRESS, PAGE, Pipe, copy, har, letter, long_copies, tarred, warc, zipped


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("zip", zipped),
        ("zip", lambda members: zipped(members, zipfile.ZIP_STORED)),
        ("zip", lambda members: zipped(members, stream=Pipe())),
        ("tar", tarred),
        ("tar.gz", lambda members: tarred(members, "w:gz")),
    ],
)
@pytest.mark.parametrize("share", [0.6, 0.75, 0.97])
def test_of_a_cut_archive_the_whole_members_are_read(hand_over, name, pack, share):
    whole = pack(long_copies(8))
    threads, problems = hand_over(f"cut.{name}", whole[: int(len(whole) * share)])
    assert 2 <= len(threads) <= 8
    assert [len(thread.posts) for thread in threads] == [2] * len(threads)
    assert len(threads) == 8 or "cut off" in problems[0]
    assert [problem.startswith(f"cut.{name}") for problem in problems] in ([], [True])


def test_a_tar_that_is_cut_between_two_members_says_so(hand_over):
    whole = tarred({"a.txt": copy("A"), "b.txt": copy("B")})
    first = 512 + -(-len(copy("A")) // 512) * 512
    threads, (problem,) = hand_over("cut.tar", whole[:first])
    assert len(threads) == 1
    assert "cut off" in problem


def test_a_zip_without_its_list_is_read_to_its_end(hand_over):
    whole = zipped(long_copies(3))
    threads, (problem,) = hand_over("cut.zip", whole[: whole.index(b"PK\x01\x02")])
    assert len(threads) == 3
    assert "(3 files)" in problem


@pytest.mark.parametrize("squeeze", [lambda data: data, gzip.compress])
def test_of_a_cut_mailbox_the_whole_messages_are_read(hand_over, squeeze):
    mailbox = b"".join(letter(f"ivo{n}", f"cables {n}") for n in range(50))
    packed = squeeze(mailbox)
    threads, (problem,) = hand_over("list.mbox", packed[: len(packed) - 25])
    assert 2 <= len(threads) < 50
    assert problem.startswith("list.mbox: its last message is cut off")


def test_a_message_without_words_and_sender_is_named_and_the_others_are_read(hand_over):
    broken = b"From x@example.org Mon Feb  5 10:00:00 2024\nX-Nothing: here\n\n\n\n"
    threads, problems = hand_over("list.mbox", letter("ivo", "cables") + broken + letter("ada", "desks"))
    assert len(threads) == 2
    assert problems == [
        "list.mbox: message 2 holds neither words nor a sender; the others were read; mend or delete what is broken"
    ]


def test_of_a_cut_web_archive_the_whole_records_are_read(hand_over, tmp_path):
    pages = {f"{ADDRESS}{n}": PAGE.replace(b'data-tid="', f'data-tid="{n}'.encode()) for n in range(4)}
    threads, (problem,) = hand_over("board.warc.gz", warc(pages, tmp_path)[:-300])
    assert threads
    assert "cut off" in problem


def test_half_a_page_in_a_web_archive_is_said(hand_over, tmp_path):
    whole = warc({ADDRESS: PAGE, f"{ADDRESS}0": PAGE[: len(PAGE) // 2]}, tmp_path)
    (thread,), (problem,) = hand_over("board.warc.gz", whole)
    assert thread.origins[0].path == ADDRESS
    assert problem.startswith(f"{ADDRESS}0: the page breaks off")


def test_of_a_cut_recording_the_whole_answers_are_read(hand_over):
    entry = (ADDRESS, 200, "text/html", {"text": PAGE.decode()})
    whole = har(entry, (f"{ADDRESS}8", 200, "text/html", {"text": PAGE.decode()}))
    threads, (problem,) = hand_over("board.har", whole[:-500])
    assert len(threads) == 1
    assert problem == "board.har: this recording is cut off or damaged; save the whole recording again"

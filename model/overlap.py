"""Overlap: refuses training text that shares eight words in a row with the posts that measure.

The measuring posts are not part of the project; what is kept of them is `gold.shingles`, six bytes of a hash for every
eight words in a row. A false alarm is as likely as one in ten billion a shingle and file.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from model.annotated import ANNOTATIONS, GROUP_FILES, SPLITS, read_groups, read_posts, read_sentences

SHINGLES = ANNOTATIONS / "gold.shingles"
_IN_A_ROW = 8
_BYTES = 6


def main() -> None:
    """Keep the shingles of measuring posts, or check the annotations against them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", nargs="+", type=Path, metavar="GOLD.jsonl", help="write gold.shingles anew")
    arguments = parser.parse_args()
    if arguments.keep:
        lines = [line for path in arguments.keep for line in path.read_text(encoding="utf-8").splitlines()]
        SHINGLES.write_bytes(b"".join(sorted({one for line in lines for one in shingles(json.loads(line)["text"])})))
    overlaps = list(find_overlaps(kept_shingles()))
    for name in overlaps:
        print(f"{name}: shares {_IN_A_ROW} words in a row with a measuring post")
    raise SystemExit(bool(overlaps))


def shingles(text: str) -> Iterator[bytes]:
    """Yield the shortened hash of every eight words in a row."""
    words = re.findall(r"[a-z0-9']+", text.lower())
    for at in range(len(words) - _IN_A_ROW + 1):
        row = " ".join(words[at : at + _IN_A_ROW])
        yield hashlib.blake2b(row.encode(), digest_size=_BYTES).digest()


def kept_shingles() -> frozenset[bytes]:
    """Return the shingles of the measuring posts."""
    kept = SHINGLES.read_bytes()
    return frozenset(kept[at : at + _BYTES] for at in range(0, len(kept), _BYTES))


def find_overlaps(measuring: frozenset[bytes]) -> Iterator[str]:
    """Yield the ids of the posts and grouped advice, and the sentences, that share a shingle."""
    posts = [(post["id"], post["text"]) for split in SPLITS for post in read_posts(split)]
    sentences = [(sentence, sentence) for split in SPLITS for _, sentence in read_sentences(split)]
    advice = [(line["id"], line["text"]) for name in GROUP_FILES for line in read_groups(name)]
    for name, text in (*posts, *sentences, *advice):
        if not measuring.isdisjoint(shingles(text)):
            yield name


if __name__ == "__main__":
    main()

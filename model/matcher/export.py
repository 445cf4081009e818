"""Export: the taught matcher to what the product runs, with the topics taught on its vectors, and the description."""

import argparse
import json
from pathlib import Path

import torch

from kb.meaning.encoder import WEIGHTS
from kb.meaning.vectors import WIDTH, directions
from model.arrays import write_arrays
from model.matcher.groups import read_lines
from model.matcher.network import Matcher
from model.matcher.teach import read
from model.matcher.topics import arrays, teach_topics, topic_scores
from model.onnx_file import write_network


def main() -> None:
    """Write matcher.onnx, topics.npz and matcher.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="what `model.matcher.teach` saved")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--layers", type=int, default=6)
    arguments = parser.parse_args()
    matcher = Matcher(arguments.layers)
    matcher.load_state_dict(torch.load(arguments.weights, weights_only=True))
    arguments.output.mkdir(exist_ok=True)
    digest = write_network(matcher, WIDTH, arguments.output / "matcher.onnx")
    lines, unseen = read_lines("train"), read_lines("test")
    topics = teach_topics(lines, directions(read(matcher, lines)))
    for what, value in topic_scores(topics, unseen, directions(read(matcher, unseen))).items():
        print(f"topics of unseen families, {what}: {value:.3f}")
    description = {
        "sha256": digest,
        "topics_sha256": write_arrays(arguments.output / "topics.npz", arrays(topics)),
    }
    (arguments.output / "matcher.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

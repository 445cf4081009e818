"""The command line: `threadwise` and its commands, a file each in `kb/commands`.

A command takes what a person types, asks the part that does the work, and prints. Heavy parts are imported inside the
commands that need them, so that `threadwise --help` answers at once.
"""

import click

from kb.commands.boards import boards
from kb.commands.build import build
from kb.commands.correct import correct
from kb.commands.crawl import crawl
from kb.commands.distil import distil
from kb.commands.evaluate import evaluate
from kb.commands.export import export
from kb.commands.extract import extract
from kb.commands.forget import forget
from kb.commands.read import read
from kb.commands.search import search
from kb.commands.serve import serve
from kb.commands.terminal import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="threadwise", message="threadwise %(version)s")
def main() -> None:
    """Turn discussion-board threads into a knowledge base that a person can trust.

    \b
    The whole way in two commands:
        threadwise build -o kb.db saved-pages/
        threadwise serve kb.db
    The stages of `build`, one by one, join with a pipe:
        threadwise read saved-pages/ | threadwise extract - | threadwise distil -
    """


for command in (read, extract, distil, build, crawl, serve, search, export, evaluate, correct, forget, boards):
    main.add_command(command)

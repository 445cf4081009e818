"""The command `forget`: a person, a post or a thread goes from a database for good."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.commands.options import no_empty_name
from kb.commands.terminal import printable, say
from kb.errors import UnknownChoice
from kb.in_words import count

if TYPE_CHECKING:
    from kb.forgetting.finding import Found
    from kb.forgetting.forget import Removed


@click.command()
@click.argument("database", metavar="kb.db", callback=no_empty_name)
@click.option("--person", "people", multiple=True, metavar="NAME", help="Whatever this person wrote (name or id).")
@click.option("--post", "posts", multiple=True, metavar="ID", help="One post, by its id or address.")
@click.option("--thread", "threads", multiple=True, metavar="ADDRESS", help="A whole thread, by its address or id.")
@click.option("--yes", is_flag=True, help="Do not ask before it is removed.")
def forget(
    database: str, people: tuple[str, ...], posts: tuple[str, ...], threads: tuple[str, ...], *, yes: bool
) -> None:
    """Forget somebody: a database and whom in, no trace of them out.

    Removes what was written with all that rests on it, others' quotations of it, and corrections of it in
    kb.corrections.jsonl. Marks in kb.forgotten.jsonl (keyed hashes) keep it out of later builds: keep that file beside
    kb.db. Sources that hold it, saved pages and archives, stay as they are.

    \b
    Examples:
        threadwise forget kb.db --person "Wren Abelard"
        threadwise forget kb.db --post 5d41402abc4b --post 7d793037a076
        threadwise forget kb.db --thread https://board.example/t/12 --yes
    """
    from kb.forgetting.finding import Wanted
    from kb.forgetting.forget import forget as forget_for_good
    from kb.forgetting.forget import preview
    from kb.meaning.encoder import shipped_encoder

    if not (people or posts or threads):
        raise UnknownChoice(
            database, "it is not said what to forget", "add --person NAME, --post ID or --thread ADDRESS"
        )
    wanted = Wanted(people=people, posts=posts, threads=threads)
    found = preview(Path(database), wanted)
    if not yes and not _confirmed(f"{database}: {_asked(found)} will be removed for good. Go on?"):
        raise UnknownChoice(database, "nothing was removed", "answer y, or add --yes to be asked nothing")
    removed = forget_for_good(Path(database), wanted, encoder=shipped_encoder, clock=lambda: datetime.now(UTC))
    click.echo(f"{database}: forgotten: {_told(removed)}")
    if removed.repeating:
        say(f"{_posts(removed.repeating)} repeat its words as their own; forget these too if they should go")
    if removed.beside:
        say(f"{_posts(removed.beside)} under the same name there may be somebody else's; forget these too if not")
    if removed.naming:
        say(f"{_posts(removed.naming)} of other people still name them; forget these too if they should go")
    say("what was built from still holds it: a build leaves it out, but saved pages and archives are yours to clear")
    say("a site served with --people or --without-quotes shows it until it is started anew")


def _confirmed(question: str) -> bool:
    """Ask on standard error; who does not answer says no."""
    try:
        return click.confirm(printable(question), err=True)
    except click.Abort:
        click.echo(err=True)
        return False


def _asked(found: "Found") -> str:
    whole = f", with {count(len(found.threads), 'whole thread')}," if found.threads else ""
    quoted = len(found.repeated.words)
    others = f" and {count(quoted, 'quotation of them', 'quotations of them')}" if quoted else ""
    under = " and ".join(sorted(map(str, found.accounts)))
    account = f" (with all that stands under {under})" if under else ""
    return f"{count(len(found.posts), 'post')}{account}{whole}{others}"


def _told(removed: "Removed") -> str:
    from kb.forgetting.forget import COUNTED

    parts = [count(number, *COUNTED[table]) for table, number in removed.rows.items() if number > 0]
    if removed.quotations:
        parts.append(count(removed.quotations, "quotation by others", "quotations by others"))
    if removed.corrections:
        parts.append(count(removed.corrections, "correction"))
    return ", ".join(parts) or "nothing was left of it here; the file is clean"


def _posts(posts: tuple[str, ...]) -> str:
    return f"{count(len(posts), 'post')} ({', '.join(posts)})"

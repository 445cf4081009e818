"""The command `evaluate`: what people annotated in, scores out."""

import click

from kb.commands.options import no_empty_name


@click.command()
@click.argument("gold", metavar="GOLD", callback=no_empty_name)
@click.option("--recommendations", is_flag=True, help="GOLD holds advice with the groups and sides that people saw.")
def evaluate(gold: str, *, recommendations: bool) -> None:
    """Evaluate: annotated posts or advice in, scores out.

    GOLD holds JSON Lines: posts with the facts that people found in them, of which only id and text are extracted from.
    Out comes precision, recall and F1, field by field. With --recommendations each line is an advice
    {"id", "text", "cluster", "stance"}; out comes B-cubed precision, recall and F1, and how well sides were told.

    \b
    Examples:
        threadwise evaluate gold.jsonl
        threadwise evaluate --recommendations advice.jsonl
    """
    from extract.evaluate import evaluate as score_extraction
    from extract.evaluate import read_gold, table
    from kb.commands.line_files import open_lines

    with open_lines(gold) as (lines, name):
        if recommendations:
            from kb.distil.recommend import distil as distil_voices
            from kb.distil.scoring import read_grouped, score, scores_line, voices_of
            from kb.meaning.encoder import shipped_encoder

            grouped = list(read_grouped(lines, name))
            click.echo(scores_line(score(grouped, distil_voices(voices_of(grouped), shipped_encoder()))))
            return
        click.echo(table(score_extraction(list(read_gold(lines, name)), source=name)))

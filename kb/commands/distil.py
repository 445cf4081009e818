"""The command `distil`: facts in, recommendations out."""

import click

from kb.commands.options import no_empty_name


@click.command()
@click.argument("file", default="-", metavar="[FILE|-]", callback=no_empty_name)
def distil(file: str) -> None:
    """Distil advice: facts in, recommendations out.

    FILE (or standard input) holds JSON Lines as `threadwise extract` writes them, where each quote is an advice, or
    bare advice {"id": …, "text": …}. Each line out is a recommendation with its statement, topic and evidence, the
    best supported first.

    \b
    Example:
        threadwise distil facts.jsonl > recommendations.jsonl
    """
    from kb.commands.reading import open_lines

    with open_lines(file) as (lines, name):
        from kb.distil import distil as distil_voices
        from kb.distil.lines import read_voices, recommendation_line
        from kb.meaning.encoder import shipped_encoder

        voices = list(read_voices(lines, name))
        texts = {voice.advice_id: voice.text for voice in voices}
        for recommendation in distil_voices(voices, shipped_encoder()):
            click.echo(recommendation_line(recommendation, texts))

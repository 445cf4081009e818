"""Who signed: the parts of a signature's lines (`signature`), each piece with what it says (`parts`).

Which lines sign is asked in `extract.layout.closing`; what words are the name of, in `extract.names`.
"""

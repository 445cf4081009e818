"""Shipped judges: the regressions that were fitted for this version, by name."""

import json
from collections.abc import Mapping
from functools import cache

from extract.encoder.embeddings import WEIGHTS
from extract.judging.logistic import Logistic


@cache
def shipped_judges() -> Mapping[str, Logistic]:
    """Return the judges that `model/judges.py` wrote."""
    fitted = json.loads((WEIGHTS / "judges.json").read_text(encoding="utf-8"))
    return {name: Logistic(judge["bias"], judge["weights"]) for name, judge in fitted.items()}

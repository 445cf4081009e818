"""From advice to recommendations: what says the same, which side it takes, and whose words say it best."""

from kb.distil.recommend import distil

__all__ = ["distil"]

"""Charts as data: what is where, in per cent; `charts.html` turns them into SVG that needs no script."""

from kb.site.charts.scale import Mark, Scale, Tick, linear, logarithmic
from kb.site.charts.scatter import Point, Scatter, scatter
from kb.site.charts.shares import ShareChart, ShareRow, shares
from kb.site.charts.stacks import Part, Stack, StackChart, stacks
from kb.site.charts.strip import Dot, Strip, strip

__all__ = [
    "Dot",
    "Mark",
    "Part",
    "Point",
    "Scale",
    "Scatter",
    "ShareChart",
    "ShareRow",
    "Stack",
    "StackChart",
    "Strip",
    "Tick",
    "linear",
    "logarithmic",
    "scatter",
    "shares",
    "stacks",
    "strip",
]

"""Every address of our own pages, in one place; `FILES` ends the address of a list that is also had as a file."""

from collections.abc import Callable
from typing import Any

from kb.site.about import about
from kb.site.answering import answer, no_file
from kb.site.brief.page import brief
from kb.site.compare.page import compare
from kb.site.curating.history import corrections
from kb.site.curating.page import wrong
from kb.site.districts.page import districts
from kb.site.home import home
from kb.site.practices.page import answers, practices
from kb.site.publishing.indexing import robots, sitemap, sitemap_part
from kb.site.recommendations.one import recommendation
from kb.site.recommendations.page import recommendations
from kb.site.searching.suggestions import suggestions
from kb.site.staffing.files import staffing_file
from kb.site.staffing.page import staffing
from kb.site.structures.page import structure
from kb.site.threads.page import post, thread

FILES = r"(?:\.(?P<format>json|csv|xlsx))?"

ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (r"^/$", answer(home)),
    (r"^/search\.json$", answer(suggestions)),
    (rf"^/districts{FILES}$", answer(districts)),
    (rf"^/structures/(?P<id>[^/.]+){FILES}$", answer(structure)),
    (r"^/threads/(?P<id>[^/.]+)$", answer(thread)),
    (rf"^/practices{FILES}$", answer(practices)),
    (r"^/practices/(?P<id>[^/.]+)$", answer(answers)),
    (rf"^/recommendations{FILES}$", answer(recommendations)),
    (rf"^/recommendations/(?P<id>[^/.]+){FILES}$", answer(recommendation)),
    (r"^/posts/(?P<id>[^/.]+)$", answer(post)),
    (r"^/brief$", answer(brief)),
    (rf"^/compare{FILES}$", answer(compare)),
    (r"^/about$", answer(about)),
    (r"^/(?:about|brief|staffing|(?:posts|practices|threads)/[^/.]+)\.(?P<format>json|csv|xlsx)$", answer(no_file)),
    (r"^/wrong/(?P<kind>[^/]+)/(?P<id>[^/]+)$", answer(wrong)),
    (rf"^/corrections{FILES}$", answer(corrections)),
    (r"^/robots\.txt$", robots),
    (r"^/sitemap\.xml$", answer(sitemap)),
    (r"^/sitemap-(?P<kind>pages|threads|recommendations|structures)-(?P<part>\d{1,6})\.xml$", answer(sitemap_part)),
    (r"^/staffing$", answer(staffing)),
    (r"^/staffing/(?P<table>[^/]+)\.(?P<format>json|csv|xlsx)$", answer(staffing_file)),
]

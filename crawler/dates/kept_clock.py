"""The moment at which a program kept a page, as it writes it into the page: surer than the time of the file.

HTTrack, the Wayback Machine and SingleFile say so in a comment; a copied or unpacked file's own time says nothing.
"""

import re
from datetime import datetime

from crawler.dates.reading import parse_moment
from crawler.page import Page

NOTES = (
    # "<!-- Mirrored from moss.example by HTTrack Website Copier/3.x [XR&CO'2014], Mon, 20 Feb 2017 14:49:09 GMT -->"
    re.compile(r"<!-- Mirrored from [^\n<>]{1,2000} by HTTrack [^\n,]{1,60}, (?P<said>[\w :,]{20,40}?) -->"),
    # "FILE ARCHIVED ON 22:03:55 Oct 08, 2017 AND RETRIEVED FROM THE INTERNET ARCHIVE ON …"
    re.compile(r"^\s{0,20}FILE ARCHIVED ON (?P<said>[\d:]{5,8} \w{3} \d\d?, \d{4}) AND RETRIEVED FROM", re.M),
    # " Page saved with SingleFile \n url: … \n saved date: Mon Feb 20 2017 14:49:09 GMT+0100 (CET)"
    re.compile(r"saved with SingleFile\s{1,20}url: \S{1,2000}\s{1,20}saved date: (?P<said>[\w :]{20,30}[+-]\d{4})"),
)
"""What each program writes; a moment without a zone is that of Greenwich."""


def kept_clock(page: Page) -> datetime | None:
    """Return the moment, in its zone, at which a program says that it kept the page; None where none says so."""
    for note in NOTES:
        found = note.search(page.text)
        said = found["said"] if found else ""
        moment = parse_moment(said if re.search(r"GMT|[+-]\d{4}$", said) else f"{said} UTC") if said else None
        if moment and isinstance(moment.at, datetime):
            return moment.at
    return None

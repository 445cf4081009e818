"""Cookies of a browser, for boards behind a log-in: a file in Netscape's form, which browsers' extensions export.

A password is never asked for. The archive keeps no cookie.
"""

from http.cookiejar import LoadError, MozillaCookieJar
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.errors import CrawlFailed

if TYPE_CHECKING:
    from scrapy.http.request import VerboseCookie


def read_cookies(path: Path) -> "list[VerboseCookie]":
    """Return the cookies of a file as Scrapy takes them; raises CrawlFailed where it holds none."""
    jar = MozillaCookieJar(path)
    remedy = "export the browser's cookies for the board in the Netscape form (cookies.txt)"
    try:
        jar.load(ignore_discard=True, ignore_expires=False)
    except LoadError:
        raise CrawlFailed(str(path), "this is no file of cookies", remedy) from None
    except (OSError, UnicodeDecodeError) as error:
        words = getattr(error, "strerror", None) or "it is no text"
        raise CrawlFailed(str(path), f"the cookies cannot be read ({words})", remedy) from error
    if not len(jar):
        raise CrawlFailed(str(path), "it holds no cookie that is still good", remedy)
    return [
        {"name": each.name, "value": each.value or "", "domain": each.domain, "path": each.path, "secure": each.secure}
        for each in jar
    ]

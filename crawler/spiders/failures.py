"""Failures: why an address could not be had, in words for a person, and whether asking again may mend it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from crawler.spiders.border import OutsideBorder
from crawler.spiders.patience import Postponed
from crawler.spiders.robots import RobotsUnreadable
from crawler.spiders.settings import SETTINGS
from crawler.warc.index import SETTLED

ROBOTS = "Forbidden by robots.txt"
"""How Scrapy says it."""
LARGEST = f"the page is larger than {SETTINGS['DOWNLOAD_MAXSIZE'] // 1024**2} MB"
PASSING = (
    (CannotResolveHostError, "no such host is found"),
    (DownloadConnectionRefusedError, "the server refuses the connection"),
    (DownloadTimeoutError, f"the server does not answer within {SETTINGS['DOWNLOAD_TIMEOUT']:g} seconds"),
    (ResponseDataLossError, "the answer is cut off"),
)
"""What a second try may mend."""
REFUSED = frozenset({401, 403, 451})
"""Answers that close a page to us: it is asked for in the next crawl, and keeps no crawl from its end."""
NO_HTTP = ("ParseError", "BadHeaders", "BadResponseVersion", "ValueError")
"""What Twisted raises when an answer is not in the language of the web."""

NO_CERTIFICATE = ("certificate verify failed", "VerificationError")
"""What OpenSSL and service_identity say of a certificate that does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One sentence with the address; `mends` where asking again may help."""

    sentence: str
    mends: bool = False


def is_forbidden(error: BaseException) -> bool:
    """Tell whether robots.txt forbids the request."""
    return isinstance(error, IgnoreRequest) and str(error) == ROBOTS


def failure_of_error(address: str, first: str, error: BaseException) -> Failure:
    """Put into words why `address` was not had, which `first` led to (itself, or by redirects)."""
    if is_forbidden(error):
        via = "" if first == address else f" (to which {first} leads)"
        return Failure(sentence=f"robots.txt forbids {address}{via}; ask the board's operator")
    if isinstance(error, RobotsUnreadable) and error.__cause__:
        return failure_of_error(address, first, error.__cause__)
    if isinstance(error, RobotsUnreadable):
        words = "the board cannot say in its robots.txt what may be asked for, so nothing may"
        return Failure(sentence=f"{address}: {words}", mends=True)
    if isinstance(error, OutsideBorder):
        return Failure(
            sentence=f"{first}: {error}" if first == address else f"{first}: leads to {address}, which {error}"
        )
    if isinstance(error, Postponed):
        return Failure(sentence=f"{address}: {error}", mends=True)
    if isinstance(error, IgnoreRequest):
        return Failure(sentence=f"{first}: leads from address to address without an end")
    if isinstance(error, DownloadCancelledError):
        return Failure(sentence=f"{address}: {LARGEST}")
    if isinstance(error, DownloadFailedError):
        if any(name in str(error) for name in NO_HTTP):
            return Failure(sentence=f"{address}: the answer is no HTTP")
        if any(name in str(error) for name in NO_CERTIFICATE):
            return failure_of_certificate(address)
        return Failure(sentence=f"{address}: the connection breaks off", mends=True)
    for kind, words in PASSING:
        if isinstance(error, kind):
            return Failure(sentence=f"{address}: {words}", mends=True)
    if isinstance(error, ValueError):
        return Failure(sentence=f"{address}: this address cannot be used")
    return Failure(sentence=f"{address}: the server cannot be reached", mends=True)


def failure_of_status(address: str, status: int) -> Failure:
    """Put an answer that is no page into words."""
    return Failure(sentence=f"{address}: the board answers {status}", mends=status not in SETTLED | REFUSED)


def failure_of_redirect(address: str, target: str) -> Failure:
    """Put a redirect into words that no crawl follows."""
    why = "is not the web" if urlsplit(target).scheme not in ("http", "https") else "cannot be used"
    return Failure(sentence=f"{address}: leads to {target}, which {why}")


def failure_of_certificate(address: str) -> Failure:
    """Say that a host cannot prove that it is itself."""
    words = "its certificate has run out, is another host's, or comes from nobody whom this computer trusts"
    remedy = "ask its operator, or name a certificate authority of your own in SSL_CERT_FILE"
    return Failure(sentence=f"{address}: {words}; {remedy}")


def failure_of_log_in(address: str) -> Failure:
    """Say that a page is closed to guests."""
    remedy = "log in with a browser, export its cookies and give them with --cookies cookies.txt"
    return Failure(sentence=f"{address}: this page asks for a log-in; {remedy}")


def failure_of_no_board(address: str, program: str | None) -> Failure:
    """Say that an address is no board's, or of a `program` whose boards are read but not walked."""
    if program:
        words = f"boards of {program} are read but not walked"
        return Failure(sentence=f"{address}: {words}; this page is kept, `threadwise build` takes it from the archive")
    words = "this is no page of a board program that Threadwise can crawl"
    return Failure(sentence=f"{address}: {words}; give the address of a board's list")


def failure_of_mistake(address: str, error: BaseException) -> Failure:
    """Say that Threadwise itself failed at a page."""
    words = f"Threadwise fails at this page ({type(error).__name__}: {error})"
    return Failure(sentence=f"{address}: {words}; send it to whoever maintains its parser")


def failure_from(failure: Any) -> Failure:
    """Put a failure of Scrapy, with its request, into words."""
    request = failure.request
    return failure_of_error(request.url, request.meta.get("redirect_urls", [request.url])[0], failure.value)

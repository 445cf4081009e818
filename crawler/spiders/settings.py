"""Scrapy's settings for a polite and closed crawl: what we change from its defaults, and why."""

from typing import Any

SETTINGS: dict[str, Any] = {
    # Polite: obey robots.txt, ask one page at a time (so that a wait holds for all), slow down when the board does.
    "ROBOTSTXT_OBEY": True,
    "CONCURRENT_REQUESTS": 1,
    "AUTOTHROTTLE_ENABLED": True,
    "AUTOTHROTTLE_MAX_DELAY": 60.0,
    # Three tries of 20 s: a server that is silent for longer is better asked another time.
    "RETRY_TIMES": 2,
    "DOWNLOAD_TIMEOUT": 20.0,
    # The spider asks for no address twice; Scrapy's filter would drop a page that leads back to itself, unsaid.
    "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
    # In the order of the board; what goes before (lists, a thread's further pages) has a priority.
    "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    # Scrapy's own default knows no hosts that have only an address of IPv6.
    "DNS_RESOLVER": "scrapy.resolver.CachingHostnameResolver",
    "REDIRECT_MAX_TIMES": 6,
    "METAREFRESH_ENABLED": False,
    # What every reader of an archive can unpack: warcio knows no zstd, and br only with a package that may be missing.
    "DEFAULT_REQUEST_HEADERS": {
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Encoding": "gzip, deflate",
    },
    # Closed: only the web, only with a certificate that holds, no door that lets anybody in while it runs.
    "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "DOWNLOAD_MAXSIZE": 50 * 1024 * 1024,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    # Scrapy's own way with cookies asks other hosts for a list of public suffixes; ours is `middlewares.cookies`.
    "COOKIES_ENABLED": False,
    "REFERER_ENABLED": False,
    # The spider tells failures itself, one by one, with their address.
    "HTTPERROR_ALLOW_ALL": True,
    "LOG_ENABLED": False,
    "LOG_INSTALL_ROOT_HANDLER": False,
    "DOWNLOADER_MIDDLEWARES": {
        # Before robots.txt (100): what lies outside the board is not even asked for its robots.txt.
        "crawler.spiders.middlewares.offsite.OffsiteMiddleware": 50,
        "crawler.spiders.middlewares.robots.RobotsMiddleware": 100,
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
        "crawler.spiders.middlewares.retry.WaitingRetryMiddleware": 550,
        "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
        "crawler.spiders.middlewares.cookies.CookieMiddleware": 700,
        # Last before the network: what is archived is what came over the wire.
        "crawler.spiders.middlewares.recording.RecordingMiddleware": 950,
    },
}

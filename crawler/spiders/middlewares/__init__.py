"""What comes between a crawl and the network, in the order in which a request meets it.

What lies offsite, robots.txt, retries and waits, cookies, and the recording of what came over the wire.
`crawler.spiders.settings` puts them in their places among Scrapy's own.
"""

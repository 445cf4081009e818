"""What stands between a crawl and the network, in the order in which a request meets it.

The border, robots.txt, patience with boards that ask to wait, cookies, and the recording of what came over the wire.
`crawler.spiders.settings` puts them in their places among Scrapy's own.
"""

"""Crawling with Scrapy: `board` walks, `job` is what it works on, and `middlewares` come before the network."""

"""Crawling with Scrapy: the spider that walks a board, its settings, and what stands between it and the network."""

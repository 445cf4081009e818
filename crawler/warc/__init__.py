"""The raw pages as WARC, the web archiving standard: written while crawling, read as often as a parser gets better.

A thread that is there whole is noted at once, with the state that its list told. A crawl that came to its end notes
so, with the state of every thread and the lists that it walked. What is after the last such note belongs to a
crawl that was cut off, which goes on; what comes before it, to crawls whose pages may have changed.
"""

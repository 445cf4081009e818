"""Containers: files that hold files or pages, a module each: ZIP, tar, a browser's saved page, a recording of requests.

Members are read as streams and nothing is unpacked to disk; a member's name is a label and is never used as a path.
Whatever unpacks or nests is held to one `Budget`.
"""

"""The site is a whole plugin of Datasette's, whatever is imported first."""

import re
import subprocess
import sys

import pytest
from addresses import OWN

from kb.site.routes import FILES, ROUTES

NO_PAGE = re.compile("posts|json|csv|txt|xml")
"""Routes that lead on to a page, or are files."""

CHECK = """
import {first}
import datasette.app
import kb.site
from datasette.plugins import pm
print(sorted(hook.name for hook in pm.get_hookcallers(kb.site)))
print([name for name, plugin in pm.list_name_plugin() if not pm.get_hookcallers(plugin)])
"""


@pytest.mark.parametrize("first", ["datasette.app", "kb.site.searching.figures"])
def test_every_hook_is_known(first: str) -> None:
    done = subprocess.run([sys.executable, "-c", CHECK.format(first=first)], capture_output=True, text=True, check=True)

    assert "register_routes" in done.stdout
    assert "asgi_wrapper" in done.stdout
    assert done.stdout.splitlines()[1] == "[]", "a plugin of Datasette's own has no hooks"


def test_a_page_of_every_route_is_walked_by_the_tests() -> None:
    pages = [pattern for pattern, _ in ROUTES if not NO_PAGE.search(pattern.removesuffix(f"{FILES}$"))]
    paths = [f"/{address.partition('?')[0]}" for address in OWN]

    assert [pattern for pattern in pages if not any(re.match(pattern, path) for path in paths)] == []

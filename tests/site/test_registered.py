"""The site is a whole plugin of Datasette's, whatever is imported first."""

import subprocess
import sys

import pytest

CHECK = """
import {first}
import datasette.app
import kb.site
from datasette.plugins import pm
print(sorted(hook.name for hook in pm.get_hookcallers(kb.site)))
print([name for name, plugin in pm.list_name_plugin() if not pm.get_hookcallers(plugin)])
"""


@pytest.mark.parametrize("first", ["datasette.app", "kb.site", "kb.site.searching.figures"])
def test_every_hook_is_known(first: str) -> None:
    done = subprocess.run([sys.executable, "-c", CHECK.format(first=first)], capture_output=True, text=True, check=True)

    assert "register_routes" in done.stdout
    assert "asgi_wrapper" in done.stdout
    assert done.stdout.splitlines()[1] == "[]", "a plugin of Datasette's own has no hooks"

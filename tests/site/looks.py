"""How the tests with a browser look at a page: how wide it is, in which light, with script or without."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Look:
    """A way to look: the width in pixels of CSS, the colour scheme asked for, and whether scripts run."""

    width: int
    scheme: Literal["light", "dark"]
    script: bool = True

    def __str__(self) -> str:
        device = "desk" if self.width > 1000 else "phone"
        return device + " without script" * (not self.script) + " in the dark" * (self.scheme == "dark")


WITH_SCRIPT = (Look(1280, "light"), Look(360, "dark"))
EVERY = (*WITH_SCRIPT, Look(1280, "dark", script=False), Look(360, "light", script=False))

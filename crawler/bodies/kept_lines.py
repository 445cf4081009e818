"""Lines that a page's style keeps as they were typed (`white-space: pre-wrap`), where markup alone would join them."""

from bs4 import Tag
from bs4.element import NavigableString


def break_lines(element: Tag) -> None:
    """Put a `br` for each line's end in the element's own words; what is in a `pre` keeps its lines by itself."""
    for said in element.find_all(string=lambda text: "\n" in text):
        if type(said) is not NavigableString or said.find_parent("pre") is not None or not said.strip():
            continue
        lines = said.split("\n")
        for line in lines[:-1]:
            said.insert_before(NavigableString(line))
            said.insert_before(Tag(name="br"))
        said.replace_with(NavigableString(lines[-1]))

"""Looks at Datasette's own pages with a real browser: what the keyboard reaches shows it, rows slide in their box."""

from playwright.sync_api import Page, expect


def test_rows_slide_inside_their_box_and_no_word_is_broken(view: Page, address: str) -> None:
    view.goto(address + "kb/positions_browse")
    rows = view.get_by_role("region", name="Rows")

    assert rows.evaluate("box => box.scrollWidth > box.clientWidth")
    assert rows.evaluate(BROKEN) == []
    assert view.locator("html").evaluate("page => page.scrollWidth") <= view.viewport_size["width"]  # type: ignore[index]


def test_a_long_address_makes_no_row_taller(view: Page, address: str) -> None:
    view.goto(address + "kb/threads")
    cell = view.locator("td.col-url a").first
    height = cell.evaluate("link => link.offsetHeight")
    cell.evaluate("link => { link.textContent = link.textContent.repeat(20) }")

    assert cell.evaluate("link => link.offsetHeight") == height


def test_the_rows_begin_on_the_first_screens(view: Page, address: str) -> None:
    view.goto(address + "kb/structures_browse")
    box = view.get_by_role("region", name="Rows").bounding_box()

    assert box
    assert box["y"] < (600 if view.viewport_size["width"] > 1000 else 1_100)  # type: ignore[index]


def test_what_the_keyboard_reaches_shows_it(view: Page, address: str) -> None:
    view.goto(address + "kb/structures_browse")
    for reached in (view.get_by_label("Column").first, view.get_by_label("Value").first, view.locator("summary").first):
        reached.focus()
        view.keyboard.press("Shift+Tab")
        view.keyboard.press("Tab")

        expect(reached).to_be_focused()
        assert reached.evaluate("each => parseFloat(getComputedStyle(each).outlineWidth)") >= 2
        assert reached.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"


def test_the_ground_is_that_of_our_pages(view: Page, address: str) -> None:
    grounds = set()
    for below in ("districts", "kb", "kb/posts", "kb/posts/p2", "kb?sql=select+1"):
        view.goto(address + below)
        grounds.add(view.evaluate("getComputedStyle(document.documentElement).backgroundColor"))

    assert len(grounds) == 1


def test_a_table_is_narrowed_in_its_fold(view: Page, address: str) -> None:
    view.goto(address + "kb/structures_browse")
    view.get_by_text("Narrow by").focus()
    view.keyboard.press("Enter")
    view.locator(".facet-info").get_by_role("link", name="1,000–2,499").click()

    expect(view.get_by_role("heading", level=2).first).to_contain_text("size_band = ")


def test_a_menu_of_actions_closes_and_the_folds_stay_open(view: Page, address: str) -> None:
    view.goto(address + "kb/structures_browse")
    view.get_by_text("Narrow by").click()
    for close in (lambda: view.locator("h1").click(), lambda: view.keyboard.press("Escape")):
        view.evaluate(MENU)
        menu = view.locator(".actions-menu-links")
        menu.locator("summary").focus()
        expect(menu).to_have_attribute("open", "")
        close()

        expect(menu).not_to_have_attribute("open", "")
        expect(view.locator(".narrowing")).to_have_attribute("open", "")


MENU = """() => {
  document.querySelector('.actions-menu-links')?.remove();
  const menu = document.createElement('details');
  menu.className = 'actions-menu-links';
  menu.open = true;
  menu.append(document.createElement('summary'));
  document.querySelector('main').prepend(menu);
}"""
"""Adds a menu as Datasette's template writes it where a plugin has actions for a table."""

BROKEN = """box => [...box.querySelectorAll('th, td:not(.col-url)')].flatMap(cell => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of node.data.matchAll(/[\\p{L}\\d]+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (range.getClientRects().length > 1) broken.push(word[0]);
    }
  }
  return broken;
})"""
"""Returns the words of a table that stand on two lines."""

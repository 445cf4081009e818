// Closes Datasette's menus of actions, which plugins fill, when somebody clicks elsewhere or presses Escape. Datasette's own
// script would close every fold of the page.
"use strict";

const MENUS = "details.actions-menu-links[open]";

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(MENUS)) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest(MENUS);
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Offers what the search finds while somebody types: a combobox with a list of links (WAI-ARIA, list autocomplete,
// manual selection). The form works without it.
"use strict";

const PAUSE = 150; // milliseconds without a key before the site is asked

for (const input of document.querySelectorAll("form.search[data-suggestions] input[name=q]")) offer(input);

function offer(input) {
  const form = input.form;
  const popup = document.createElement("div");
  const status = document.createElement("p");
  let timer = 0;
  let asking = null;
  let asked = "";

  popup.id = `${input.id}-offered`;
  popup.className = "offered";
  popup.setAttribute("role", "listbox");
  popup.setAttribute("aria-label", "What the search finds");
  popup.hidden = true;
  status.className = "unseen";
  status.setAttribute("role", "status");
  form.append(popup, status);
  input.autocomplete = "off";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", popup.id);
  close();

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && !popup.hidden) {
      close();
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (popup.hidden) open();
      else move(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Enter" && active()) {
      event.preventDefault();
      location.assign(active().dataset.url);
    } else if (event.key === "Tab") {
      close();
    }
  });
  popup.addEventListener("mousedown", (event) => event.preventDefault());
  popup.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });

  async function ask() {
    const words = input.value.trim();
    if (words === asked && !asking?.signal.aborted) return;
    asked = words;
    asking?.abort();
    asking = new AbortController();
    try {
      const address = new URL(form.dataset.suggestions, location.href);
      address.searchParams.set("q", words);
      const answer = await fetch(address, { signal: asking.signal });
      if (answer.ok) show((await answer.json()).groups);
      else show([]);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function show(groups) {
    popup.replaceChildren(...groups.map(group));
    popup.querySelectorAll("[role=option]").forEach((option, place) => {
      option.id = `${popup.id}-${place + 1}`;
    });
    const count = options().length;
    if (count && document.activeElement === input) open();
    else close();
    status.textContent = !asked ? "" : count ? `${count} found; use the arrow keys, or Enter for all` : "Nothing found yet";
  }

  function group({ title, hits }, place) {
    const heading = element("p", "offered-title", title);
    heading.id = `${popup.id}-group-${place + 1}`;
    heading.setAttribute("role", "presentation");
    const box = element("div", "offered-group");
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", heading.id);
    box.append(heading, ...hits.map(option));
    return box;
  }

  function option({ text, detail, url }) {
    const line = element("div", "offered-hit");
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.dataset.url = url;
    line.append(...text.map(([words, found]) => (found ? element("mark", "", words) : words)));
    if (detail) line.append(" ", element("span", "detail", detail));
    return line;
  }

  // Who chooses has seen enough: an answer that is under way would take the choice away.
  function move(step) {
    clearTimeout(timer);
    asking?.abort();
    const all = options();
    const place = all.indexOf(active());
    const next = place + step;
    active()?.setAttribute("aria-selected", "false");
    if (next < 0 || next >= all.length) {
      if (place >= 0 || !all.length) return input.removeAttribute("aria-activedescendant");
    }
    const chosen = all.at(place < 0 && step < 0 ? -1 : next);
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", chosen.id);
  }

  function open() {
    if (!options().length) return;
    popup.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function close() {
    popup.hidden = true;
    active()?.setAttribute("aria-selected", "false");
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function options() {
    return [...popup.querySelectorAll("[role=option]")];
  }

  function active() {
    return popup.querySelector("[aria-selected=true]");
  }

  function element(name, className, words = "") {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = words;
    return made;
  }
}

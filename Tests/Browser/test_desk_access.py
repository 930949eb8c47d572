"""Every page of the desk, found by its own links: no axe violation, everything reached by Tab with a visible focus, and
nothing that a screen reader would say twice for two different things."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlparse

from playwright.sync_api import expect

from screen import Screen
from test_desk import find, sign_in

# As many pages as the desk has shapes of addresses; more would say that a shape is not recognised.
MOST_PAGES = 90

# Where links and buttons that only lead somewhere lead: links, and forms that read.
LEADS = """() => [
  ...[...document.querySelectorAll("a[href]")].map((link) => link.href),
  ...[...document.querySelectorAll("form:not([method=post])")].map((form) =>
    form.action.split("?")[0] + "?" + new URLSearchParams(new FormData(form))),
]"""

# What can be used on the page, each under a mark of its own; of the choices of a group, one stop is enough.
MARK = """() => {
  const groups = new Set();
  let count = 0;
  for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    if (element.type === "hidden" || element.disabled || !element.checkVisibility()) continue;
    if (element.type === "radio") {
      if (groups.has(element.name)) continue;
      groups.add(element.name);
    }
    element.dataset.stop = String(count++);
  }
  return count;
}"""

FOCUSED = """() => {
  const element = document.activeElement;
  const radios = element.type === "radio" ? [...document.getElementsByName(element.name)] : [element];
  const stop = radios.map((one) => one.dataset.stop).find((one) => one !== undefined);
  const drawn = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const styles = [getComputedStyle(element), getComputedStyle(element, "::after")];
  if (element.closest(".choice")) styles.push(getComputedStyle(element.closest(".choice")));
  return [stop, styles.some(drawn), element.outerHTML.slice(0, 120)];
}"""

# The name and the effect of each link and button of the content.
NAMES = """() => [...document.querySelectorAll("main a[href], main button")]
  .filter((element) => element.checkVisibility())
  .map((element) => [
    (element.ariaLabel || element.textContent).replace(/\\s+/g, " ").trim(),
    element.href || element.formAction + "|" + (element.name || "") + "|" + (element.value || ""),
  ])"""


def shape(address: str) -> str:
    """The page of an address, whichever case, service or year it is about."""
    parts = urlparse(address)
    path = re.sub(r"/(cases|exports|jobs|views)/[0-9a-f-]{36}", r"/\1/ID", parts.path)
    path = re.sub(r"/(export|figures|services)/[a-z-]+(/[0-9]{4})?", lambda found: f"/{found[1]}/SERVICE{'/YEAR' * bool(found[2])}", path)
    return path + "?" + "&".join(sorted({name for name, _ in parse_qsl(parts.query)} - {"seen", "after", "before"}))


def stops(screen: Screen) -> None:
    """Presses Tab from the top to the end: everything that can be used is reached, and seen to be."""
    page = screen.page
    count = page.evaluate(MARK)
    page.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0); }")
    reached: set[str] = set()
    for _ in range(count + 40):
        page.keyboard.press("Tab")
        stop, shows, markup = page.evaluate(FOCUSED)
        if stop is None:
            continue
        assert shows, f"the focus does not show on {markup}"
        if stop in reached and len(reached) == count:
            break
        reached.add(stop)
        if len(reached) == count:
            break
    missed = set(map(str, range(count))) - reached
    markup = [page.locator(f"[data-stop='{one}']").evaluate("e => e.outerHTML.slice(0, 120)") for one in sorted(missed)[:5]]
    assert not missed, f"{screen.path}: Tab does not reach {markup}"


def names(screen: Screen) -> None:
    """Two links or buttons that do different things are not called the same."""
    effects: dict[str, set[str]] = {}
    for name, effect in screen.page.evaluate(NAMES):
        assert name, f"{screen.path}: something without a name leads to {effect}"
        effects.setdefault(name, set()).add(effect)
    same = {name: found for name, found in effects.items() if len(found) > 1}
    assert not same, f"{screen.path}: {same}"


def test_every_page_of_the_desk_by_keyboard_and_screen_reader(screen, agents, visitor):
    receipt = visitor("fr").send()
    desk = screen("fr")
    sign_in(desk, agents["admin"])
    find(desk, receipt)
    case = desk.path
    pending, seen = ["/fr/desk", case], set()
    cases = re.compile(re.escape(case) + r"(/|\?|$)")
    while pending:
        address = pending.pop(0)
        if shape(address) in seen:
            continue
        seen.add(shape(address))
        assert len(seen) <= MOST_PAGES, sorted(seen)
        desk.go(address)
        expect(desk.page.get_by_role("heading", level=1)).to_have_count(1)
        desk.check("desk-access " + shape(address))
        stops(desk)
        # Rows of lists bear the names of services: what tells them apart is their description.
        if not desk.page.locator(".queue").count():
            names(desk)
        for lead in desk.page.evaluate(LEADS):
            parts = urlparse(lead)
            path = parts.path + ("?" + urlencode(parse_qsl(parts.query)) if parts.query else "")
            is_file = re.search(r"/(files|file)(/|$)|\.(csv|jsonl)$", parts.path)
            if not parts.path.startswith("/fr/desk") or is_file or parts.fragment and parts.path == desk.path:
                continue
            # One case stands for all.
            if "/desk/cases/" in parts.path and not cases.match(parts.path):
                continue
            pending.append(path)
    shapes = {one.split("?")[0] for one in seen}
    assert "/fr/desk/cases/ID" in shapes and "/fr/desk/cases/ID/answers" in shapes, sorted(seen)
    assert "/fr/desk/cases/ID/actions/accorder" in shapes, sorted(seen)
    assert len(shapes) > 10, sorted(seen)

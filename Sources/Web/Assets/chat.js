// A page that looks again by itself when the server says that something has changed. Without it, one reloads.
"use strict";
(() => {
  const live = document.querySelector("[data-live]");
  if (!live || !window.EventSource) return;
  // Where no stream is to be had, the page looks again every so often.
  const patience = 15_000;
  let isFetching = false;
  let isStale = false;
  let isPutOff = false;

  const refresh = async () => {
    if (isFetching) {
      isStale = true;
      return;
    }
    isFetching = true;
    isStale = false;
    try {
      const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
      if (answer.redirected && new URL(answer.url).pathname !== location.pathname) location.assign(answer.url);
      else if (answer.ok) update(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      isStale = true;
    }
    isFetching = false;
    if (isStale) setTimeout(refresh, 1000);
  };

  const update = (page) => {
    const fresh = page.querySelector("[data-part]")?.parentElement;
    if (!fresh) return;
    for (const part of fresh.querySelectorAll("[data-part]")) {
      const old = live.querySelector(`[data-part="${part.dataset.part}"]`);
      if (!old) continue;
      if (part.dataset.part === "log") add(old, part);
      else if (part.dataset.part === "tools") replaceTools(old, part);
      else if (old.innerHTML === part.innerHTML) continue;
      else if (old.contains(document.activeElement)) isPutOff = true;
      else old.replaceChildren(...part.childNodes);
    }
    const counter = page.querySelector("title");
    if (counter) document.title = counter.textContent;
  };

  // Only what is new is added, so that it alone is spoken and nothing moves under one's eyes.
  const add = (old, part) => {
    const known = old.children.length;
    const wasAtEnd = old.scrollHeight - old.scrollTop - old.clientHeight < 80;
    const isSame = [...old.children].every((child, index) => child.textContent === part.children[index]?.textContent);
    if (!isSame) old.replaceChildren(...part.children);
    else {
      for (const child of old.children) {
        child.removeAttribute("id");
        if (child !== document.activeElement) child.removeAttribute("tabindex");
      }
      old.append(...[...part.children].slice(known));
    }
    if (wasAtEnd) toEnd(old);
  };

  // The form stays under one's hands while one writes; when an agent comes or goes, it changes and keeps what was typed.
  const replaceTools = (old, part) => {
    if (old.dataset.stage === part.dataset.stage) {
      const seen = part.querySelector("input[name=seen]");
      const own = old.querySelector("input[name=seen]");
      if (seen && own) own.value = seen.value;
      return;
    }
    const focused = old.contains(document.activeElement) ? document.activeElement.id : null;
    const typed = [...old.querySelectorAll("textarea, input:not([type=hidden]):not([type=radio])")];
    old.dataset.stage = part.dataset.stage;
    old.replaceChildren(...part.childNodes);
    for (const field of typed) {
      const again = field.id && document.getElementById(field.id);
      if (again && field.type !== "checkbox") again.value = field.value;
    }
    if (focused) document.getElementById(focused)?.focus();
  };

  // A ready-made beginning goes before what is typed, and everything else on the page stays as it is.
  live.addEventListener("click", (event) => {
    const beginning = event.target.closest("button[data-insert]");
    const box = beginning?.form?.elements.message;
    if (!box) return;
    event.preventDefault();
    box.value = [beginning.dataset.insert, box.value].filter((text) => text !== "").join("\n");
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  });

  // The talk scrolls in a box of its own: what was said last is seen first. The page itself does not move.
  const toEnd = (log) => {
    log.scrollTop = log.scrollHeight;
  };
  const log = live.querySelector('[data-part="log"]');
  if (log) toEnd(log);

  const source = new EventSource(live.dataset.live);
  source.onmessage = refresh;
  source.addEventListener("end", () => {
    source.close();
    refresh();
  });
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) setInterval(refresh, patience);
  };
  // What was put off while somebody was using a list is shown when they leave it.
  live.addEventListener("focusout", () => {
    if (!isPutOff) return;
    isPutOff = false;
    setTimeout(refresh, 300);
  });
})();

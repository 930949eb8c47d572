// Saves a form's page while it is being filled in, shows what the answers make appear, and keeps computed values up to date.
"use strict";
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const note = form.querySelector("[data-saved]");
  // After the last letter typed, and after a choice: the person is left time to finish.
  const typing = 1_000;
  const choosing = 150;
  const touched = new Set();
  let timer = 0;
  let failures = 0;
  let pending = null;
  let isStopped = false;

  // Words already there are not said again.
  const say = (element, words) => {
    if (element && element.textContent !== words) element.textContent = words;
  };

  const item = (path) => form.querySelector(`[data-item="${CSS.escape(path)}"]`);

  const appear = ({ into, after, html }) => {
    const place = form.querySelector(`[data-items="${CSS.escape(into)}"]`);
    const previous = after && item(after);
    if (!place) return;
    const template = document.createElement("template");
    template.innerHTML = html;
    if (previous) previous.after(template.content);
    else place.prepend(template.content);
  };

  const apply = (changes) => {
    for (const path of changes.hide) item(path)?.remove();
    for (const appearance of changes.show) appear(appearance);
    for (const { rule, text, waiting, hidden } of changes.rules) {
      for (const row of form.querySelectorAll(`[data-rule="${CSS.escape(rule)}"]`)) {
        row.hidden = hidden;
        const value = row.querySelector("dd");
        value.classList.toggle("soft", waiting);
        say(value, text);
      }
    }
    if (changes.saved) say(note, changes.saved);
  };

  const body = (paths) => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const isAsked = paths.some((path) => name === path || name.startsWith(`${path}.`));
      if (typeof value === "string" && (name === "csrf" || name === "asked" || isAsked)) fields.append(name, value);
    }
    for (const path of paths) fields.append("touched", path);
    return fields;
  };

  const send = async (isLeaving) => {
    clearTimeout(timer);
    if (isStopped || pending || touched.size === 0) return;
    const paths = [...touched];
    touched.clear();
    try {
      pending = fetch(form.dataset.keep, { method: "POST", body: body(paths), keepalive: isLeaving });
      const answer = await pending;
      if (answer.status === 409) {
        isStopped = true;
        say(note, (await answer.json()).stop);
        return;
      }
      if (!answer.ok) throw new Error(answer.statusText);
      apply(await answer.json());
      failures = 0;
    } catch {
      // What was typed is still in the page: it goes with the next save, or when the person continues.
      for (const path of paths) touched.add(path);
      failures += 1;
      say(note, form.dataset.notKept);
    } finally {
      pending = null;
    }
    if (touched.size) wait(typing * 2 ** Math.min(failures, 6));
  };

  const wait = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(send, delay, false);
  };

  const touch = (event, delay) => {
    const path = event.target.name && event.target.closest("[data-item]")?.dataset.item;
    if (!path) return;
    touched.add(path);
    wait(delay);
  };

  form.addEventListener("input", (event) => touch(event, typing));
  form.addEventListener("change", (event) => touch(event, choosing));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send(true);
  });

  // What is being saved is older than what is sent: it goes first.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!pending) {
      touched.clear();
      return;
    }
    event.preventDefault();
    const submitter = event.submitter;
    const resume = () => setTimeout(() => form.requestSubmit(submitter));
    pending.then(resume, resume);
  });

  // A new element gets the focus; so does the notice of one that was removed.
  const target = document.getElementById(form.dataset.focus || "") || document.getElementById("list-notice");
  if (target && !document.getElementById("error-summary")) target.focus();
})();

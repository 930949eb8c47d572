// The desk: keyboard shortcuts, drafts of what is typed, who else has the case open.
"use strict";
(() => {
  const find = (selector) => document.querySelector(selector);
  const desk = `/${document.documentElement.lang}/desk`;
  const post = async (address, body) =>
    (await fetch(address, { method: "POST", body, keepalive: document.hidden })).json();

  const isOff = () => localStorage.shortcuts === "off";
  const setting = find("[data-shortcuts]");
  const show = () => {
    setting.hidden = false;
    setting.firstChild.textContent = isOff() ? setting.dataset.on : setting.dataset.off;
  };
  if (setting) {
    show();
    setting.onclick = () => {
      localStorage.shortcuts = isOff() ? "on" : "off";
      show();
    };
  }

  const list = async () => {
    const page = await (await fetch(`${desk}/shortcuts`)).text();
    const words = new DOMParser().parseFromString(page, "text/html").getElementById("shortcuts");
    const dialog = document.createElement("dialog");
    dialog.ariaLabel = words.dataset.name;
    dialog.append(...words.childNodes);
    dialog.onclose = () => dialog.remove();
    const close = dialog.querySelector("button");
    close.hidden = false;
    close.onclick = () => dialog.close();
    document.body.append(dialog);
    dialog.showModal();
  };

  const press = (key) => {
    const element = find(`[aria-keyshortcuts="${key}"]`);
    if (element?.matches("input, textarea")) element.focus();
    else element?.click();
    return element;
  };

  const move = (step) => {
    const links = [...document.querySelectorAll(".queue-title")];
    links[Math.max(links.indexOf(document.activeElement) + step, 0)]?.focus();
  };

  const keys = {
    "?": list,
    j: () => move(1),
    k: () => move(-1),
    o: () => find(".queue-title:focus")?.click(),
    "/": () => press("/") || location.assign(`${desk}/search`),
    "g i": () => location.assign(desk),
  };
  for (const key of "tamn") keys[key] = () => press(key);

  let first = "";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isOff()) return;
    if (event.target.matches("input, textarea, select") || find("dialog[open]")) return;
    const act = keys[first + event.key];
    first = event.key === "g" ? "g " : "";
    if (!act) return;
    event.preventDefault();
    act();
  });

  for (const form of document.querySelectorAll("form[data-draft]")) {
    const note = form.querySelector("[data-saved]");
    let timer = 0;
    let pending = null;
    let isTouched = false;
    const touch = (delay) => {
      isTouched = true;
      clearTimeout(timer);
      timer = setTimeout(save, delay);
    };
    const save = async () => {
      if (!isTouched || pending) return;
      isTouched = false;
      const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
      body.append("by", "script");
      try {
        pending = post(form.dataset.draft, body);
        note.textContent = (await pending).saved;
      } catch {
        isTouched = true;
        note.textContent = form.dataset.notKept;
      }
      pending = null;
      if (isTouched) touch(5_000);
    };
    form.addEventListener("input", () => touch(1_000));
    document.addEventListener("visibilitychange", () => document.hidden && save());
    // What is being saved is older than what is sent: it goes first.
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      isTouched = false;
      if (!pending) return;
      event.preventDefault();
      const resume = () => setTimeout(() => form.requestSubmit(event.submitter));
      pending.then(resume, resume);
    });
  }

  const presence = find("[data-presence]");
  // A page in front of nobody must not keep its session alive.
  let alive = Date.now();
  for (const kind of ["keydown", "pointermove", "scroll"]) addEventListener(kind, () => { alive = Date.now(); });
  const beat = async () => {
    if (document.hidden || Date.now() - alive > 600_000) return;
    const body = new URLSearchParams({ csrf: find("[name=csrf]").value });
    const { text } = await post(presence.dataset.presence, body);
    if (text !== presence.textContent) presence.textContent = text;
  };
  if (presence) setInterval(() => beat().catch(() => {}), 45_000);
})();

// What a script can make better; every page works without it.
"use strict";
(() => {
  // A form is sent once: further presses wait, and the button says so. Coming back with the browser's Back revives it.
  const sent = new WeakSet();
  // An answer that takes longer than this is taken for lost, and the person may try again.
  const patience = 20_000;

  const revive = (form) => {
    sent.delete(form);
    for (const button of form.querySelectorAll("button[aria-disabled]")) {
      button.removeAttribute("aria-disabled");
      button.style.minInlineSize = "";
      if (button.dataset.idle) button.querySelector("[data-label]").textContent = button.dataset.idle;
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    setTimeout(revive, patience, form);
    const button = event.submitter;
    if (!button) return;
    button.setAttribute("aria-disabled", "true");
    const label = button.querySelector("[data-label]");
    if (label && button.dataset.busy) {
      // The button keeps its place: with fewer words it would shrink, and a second click fall on its neighbour.
      button.style.minInlineSize = `${button.getBoundingClientRect().width}px`;
      button.dataset.idle = label.textContent;
      label.textContent = button.dataset.busy;
    }
  });

  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.forms) revive(form);
  });

  // Errors are heard first.
  const summary = document.getElementById("error-summary");
  if (summary) {
    summary.focus();
    // The link puts the control under the eyes together with its question, and the cursor in it.
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const control = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!control) return;
      event.preventDefault();
      const question = control.closest(".part") || control.closest(".field") || control;
      question.scrollIntoView({ block: "start" });
      control.focus({ preventScroll: true });
    });
  }

  // Buttons that copy an address appear only where they can.
  if (navigator.clipboard) {
    for (const button of document.querySelectorAll("button[data-copy]")) {
      const source = document.getElementById(button.dataset.copy);
      const status = button.closest(".field")?.querySelector("[data-copied]");
      if (!source || !status) continue;
      button.hidden = false;
      button.addEventListener("click", async () => {
        source.select();
        try {
          await navigator.clipboard.writeText(source.value);
          status.textContent = status.dataset.copied;
        } catch {
          // The address stays selected: the person's own "copy" works.
          status.textContent = "";
        }
      });
    }
  }
})();

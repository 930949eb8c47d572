// Sends chosen files at once, with progress, and goes on after a cut from where it stopped. Without script, the form does.
"use strict";
(() => {
  // Waits between attempts while the network is down, in milliseconds: soon at first, then every few seconds, so that
  // whoever is back from a tunnel goes on at once. After some ten minutes the person is asked to choose the file again.
  const wait = (attempt) => Math.min(1_000 * 2 ** attempt, 5_000);
  const mostAttempts = 120;
  // A line on which nothing has moved for so long is taken for cut.
  const stall = 60_000;
  const say = (template, name, percent) => template.replace("%p", percent).replace("%n", () => name);

  const adopt = (box) => {
    const input = box.querySelector("input[type=file]");
    const form = input.form;
    const list = box.querySelector("[data-list]");
    const add = box.querySelector("[data-add]");
    const full = box.querySelector("[data-full]");
    const label = box.querySelector("label");
    const progress = box.querySelector("[data-progress]");
    const token = form.elements.csrf.value;
    const address = box.dataset.files;
    const pending = new Set();
    box.querySelector("[data-plain]").hidden = true;

    const tell = (text, isWrong) => {
      const line = document.createElement("p");
      line.textContent = text;
      if (isWrong) line.className = "error-message";
      progress.replaceChildren(line);
    };

    const refresh = async () => {
      const answer = await fetch(`${address}?field=${encodeURIComponent(input.name)}`);
      if (!answer.ok) return;
      list.innerHTML = await answer.text();
      const isFull = answer.headers.get("Parvis-Full") === "1";
      const hadFocus = document.activeElement === input;
      add.hidden = isFull;
      if (full) full.hidden = !isFull;
      label.textContent = (list.childElementCount && label.dataset.replace) || label.dataset.choose;
      // The chooser that goes leaves the focus nearby.
      if (isFull && hadFocus) list.lastElementChild.querySelector("button").focus();
    };

    const pause = (milliseconds) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          window.removeEventListener("online", done);
          resolve();
        };
        const timer = setTimeout(done, milliseconds);
        window.addEventListener("online", done);
      });

    // One request with progress; fetch has none for what is sent.
    const patch = (url, file, offset, bar) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("PATCH", url);
        request.setRequestHeader("Upload-Offset", offset);
        request.setRequestHeader("Content-Type", "application/partial-upload");
        request.setRequestHeader("Parvis-Token", token);
        let watch = 0;
        const watchAgain = () => {
          clearTimeout(watch);
          watch = setTimeout(() => request.abort(), stall);
        };
        request.upload.onprogress = (event) => {
          watchAgain();
          bar(offset + event.loaded);
        };
        // All has gone: the server examines it, and that takes what it takes.
        request.upload.onload = () => clearTimeout(watch);
        request.onload = () => resolve(request);
        request.onerror = request.onabort = () => reject(new Error("cut"));
        request.onloadend = () => clearTimeout(watch);
        watchAgain();
        request.send(file.slice(offset));
      });

    const announce = (file) =>
      fetch(address, {
        method: "POST",
        body: new URLSearchParams({
          csrf: token, field: input.name, name: file.name, size: file.size, modified: file.lastModified,
        }),
      });

    const send = async (file) => {
      const line = document.createElement("p");
      const meter = document.createElement("progress");
      meter.max = file.size || 1;
      meter.setAttribute("aria-label", file.name);
      const words = document.createElement("span");
      line.append(meter, words);
      let spoken = -1;
      const bar = (sent) => {
        meter.value = sent;
        // Spoken in steps of a quarter, so that nobody is talked down.
        const percent = Math.floor((100 * sent) / (file.size || 1));
        words.textContent = say(box.dataset.sending, file.name, percent);
        const quarter = Math.floor(percent / 25);
        line.setAttribute("aria-hidden", quarter === spoken);
        spoken = quarter;
      };
      progress.replaceChildren(line);
      let url = null;
      let attempt = 0;
      let reached = 0;
      for (;;) {
        try {
          let offset = 0;
          if (url === null) {
            const answer = await announce(file);
            if (answer.status !== 201) {
              return { isWrong: true, text: answer.status === 422 ? await answer.text() : say(box.dataset.failed, file.name) };
            }
            url = answer.headers.get("Location");
            offset = Number(answer.headers.get("Upload-Offset"));
          } else {
            const answer = await fetch(url, { method: "HEAD" });
            if (answer.status === 404) return { isWrong: true, text: say(box.dataset.failed, file.name) };
            if (!answer.ok) throw new Error("not now");
            offset = Number(answer.headers.get("Upload-Offset"));
            if (answer.headers.get("Upload-Complete") === "?1") return { text: say(box.dataset.sent, file.name) };
          }
          // What has gone further since the last cut deserves as much patience as the first time.
          if (offset > reached) {
            reached = offset;
            attempt = 0;
          }
          bar(offset);
          const request = await patch(url, file, offset, bar);
          if (request.status === 200) return { text: say(box.dataset.sent, file.name) };
          if (request.status === 422) return { isWrong: true, text: request.responseText };
          // A request that was left behind had brought more than was known: from there, at once.
          if (request.status === 409 && attempt < mostAttempts) {
            attempt += 1;
            continue;
          }
          if (request.status === 404 || request.status === 413) break;
          throw new Error("not now");
        } catch {
          if (attempt >= mostAttempts) break;
          words.textContent = say(box.dataset.waiting, file.name);
          line.removeAttribute("aria-hidden");
          await pause(wait(attempt));
          attempt += 1;
        }
      }
      return { isWrong: true, text: say(box.dataset.failed, file.name) };
    };

    const sendChosen = async () => {
      const files = [...input.files];
      input.value = "";
      for (const file of files) pending.add(file);
      for (const file of files) {
        const outcome = await send(file);
        pending.delete(file);
        await refresh().catch(() => {});
        tell(outcome.text, outcome.isWrong);
      }
    };
    input.addEventListener("change", sendChosen);
    // On a slow line a file may be chosen before this script has come.
    if (input.files.length) sendChosen();

    // Removing one file sends nothing else and keeps the place.
    list.addEventListener("click", async (event) => {
      const button = event.target.closest("button[name=remove_file]");
      if (!button) return;
      event.preventDefault();
      const name = button.closest(".document").querySelector(".document-name").textContent;
      try {
        const answer = await fetch(`${address}/${button.value}/remove`, {
          method: "POST", body: new URLSearchParams({ csrf: token }),
        });
        if (!answer.ok) throw new Error("not now");
      } catch {
        form.requestSubmit(button);
        return;
      }
      await refresh().catch(() => {});
      tell(say(box.dataset.removed, name));
      input.focus();
    });

    // Leaving while a file is on its way asks first.
    window.addEventListener("beforeunload", (event) => {
      if (pending.size) event.preventDefault();
    });
  };

  // Fields that appear as the person types are adopted as those that were there.
  const adopted = new WeakSet();
  const adoptAll = () => {
    for (const box of document.querySelectorAll("[data-files]")) {
      if (adopted.has(box)) continue;
      adopted.add(box);
      adopt(box);
    }
  };
  adoptAll();
  new MutationObserver(adoptAll).observe(document.querySelector("main"), { childList: true, subtree: true });
})();

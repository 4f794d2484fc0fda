// What patient pages do beyond plain HTML; they work without it. It listens on the whole document,
// so it may run before the page is complete.

const PRESSES = 3;
const WITHIN_MS = 2000;
const LEAVE_PATIENCE_MS = 800;
const SEND_PATIENCE_MS = 6000;

/**
 * Hides the page, tells the server to forget this device, and replaces the page with another one. A
 * server that is slow or down does not hold anyone back.
 */
function leave(link) {
  document.body.hidden = true;
  const go = () => location.replace(link.dataset.leaveTo);
  setTimeout(go, LEAVE_PATIENCE_MS);
  fetch(link.href, { keepalive: true, redirect: "manual", cache: "no-store" }).then(go, go);
}

// A page that answers a form is requested again when the browser comes back to it.
history.replaceState(history.state, "", location.href);

let presses = [];

document.addEventListener("keydown", ({ key, timeStamp }) => {
  presses = key === "Escape" ? [...presses, timeStamp].slice(-PRESSES) : [];
  const link = document.querySelector("a[data-leave-to]");
  if (link && presses.length === PRESSES && timeStamp - presses[0] < WITHIN_MS) leave(link);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-leave-to]");
  if (link) {
    event.preventDefault();
    leave(link);
  }
  if (event.target.closest("[data-print]")) print();
  changeLanguage(event);
});

const isTyped = ({ type, value, defaultValue, checked, defaultChecked }) =>
  ["checkbox", "radio"].includes(type) ? checked !== defaultChecked : value !== defaultValue;

/** Another language: posts the form there first, so that what was typed is kept. */
function changeLanguage(event) {
  const link = event.target.closest("a[data-keep]");
  const form = link && document.getElementById(link.dataset.keepForm);
  const boxes = form?.querySelectorAll("input, textarea") ?? [];
  if (![...boxes].some(isTyped)) return;
  event.preventDefault();
  const button = document.createElement("button");
  button.hidden = true;
  button.formAction = link.dataset.keep;
  form.append(button);
  form.requestSubmit(button);
}

// A page from the browser's back-forward cache reloads, because it was left hidden.
addEventListener("pageshow", () => document.body.hidden && location.reload());

async function isServerThere() {
  try {
    const signal = AbortSignal.timeout(SEND_PATIENCE_MS);
    return (await fetch("/livez", { method: "HEAD", cache: "no-store", signal })).ok;
  } catch {
    return false;
  }
}

let panel;

/** Says above the page, which keeps everything that was typed, that nothing was sent. */
function showUnsent(words, form, button) {
  const written = new DOMParser().parseFromString(words.textContent, "text/html");
  panel = written.querySelector("template").content.firstElementChild;
  panel.querySelector("button").onclick = () => form.requestSubmit(button);
  words.after(panel);
  panel.focus();
}

let state = "idle";

/**
 * Before a form is posted, asks whether the server can be reached. The browser itself posts, once,
 * so it handles redirects, cookies and error pages. Without the words for a failure, the form is
 * posted as if there were no script.
 */
document.addEventListener("submit", async (event) => {
  const words = document.getElementById("unsent");
  if (state === "posting" || !words) return;
  event.preventDefault();
  if (state === "checking") return;
  state = "checking";
  const { target: form, submitter: button } = event;
  button?.setAttribute("aria-busy", "true");
  const there = await isServerThere();
  button?.removeAttribute("aria-busy");
  panel?.remove();
  if (there) {
    state = "posting";
    form.requestSubmit(button);
  } else showUnsent(words, form, button);
  state = "idle";
});

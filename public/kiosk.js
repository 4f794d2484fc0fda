// Watches a device in the waiting room: asks after a while without a touch or a key, and starts
// over when nobody answers or somebody clears the screen. The markup is in kiosk-question.tsx.

const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel", "scroll", "input"];

/** Longer than the server's own time limit. */
const PATIENCE_MS = 15_000;
const AGAIN_MS = 10_000;

/**
 * Posts "Save and finish later" without a press: it saves what was typed and files a red flag in
 * it.
 */
const LATER = 'button[formaction*="later="]';

/** The question; missing on a page that has nothing to clear. */
const question = () => document.getElementById("kiosk-question");
const part = (name) => question().querySelector(`[data-part=${name}]`);

async function handOver() {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const button = document.querySelector(LATER);
  if (!button) return (await fetch("/livez", { method: "HEAD", cache: "no-store", signal })).ok;
  const body = new URLSearchParams(new FormData(button.form));
  const way = { method: "POST", body, redirect: "manual", signal };
  const answer = await fetch(button.formAction, way);
  // 422: the server read it and keeps it in the draft until the question is asked again. 409: it
  // belongs to another draft, and the server kept what staff must hear of.
  return answer.type === "opaqueredirect" || [409, 422].includes(answer.status);
}

let asking = true;
let last = Date.now();

function open() {
  if (!question().open) question().showModal();
}

/** Says, in place of the question, that the answers cannot be sent. */
function sayLost() {
  for (const each of part("words").children) each.textContent = each.dataset.lost;
  part("words").hidden = false;
}

/**
 * Hides the page and sends what was typed on it, so that no red flag is lost when a patient checks
 * one and walks away. It starts over only after the server has the answers.
 */
async function startAnew() {
  if (!asking) return;
  asking = false;
  part("words").hidden = true;
  part("asking").hidden = true;
  open();
  while (!(await handOver().catch(() => false))) {
    sayLost();
    await new Promise((done) => setTimeout(done, AGAIN_MS));
  }
  location.replace(question().dataset.reset);
}

/** Counts the seconds since the last touch, also after the device was asleep. */
function look() {
  const dialog = question();
  if (!dialog || !asking) return;
  const answer = Number(dialog.dataset.answer);
  const left = Number(dialog.dataset.idle) + answer - Math.floor((Date.now() - last) / 1000);
  if (left <= 0) return startAnew();
  if (left <= answer) open();
  part("seconds").textContent = String(Math.min(left, answer));
}

function stay() {
  if (asking) question().close();
}

setInterval(look, 1000);
document.addEventListener("visibilitychange", look);
for (const name of SIGNS_OF_LIFE) {
  document.addEventListener(
    name,
    () => {
      last = Date.now();
    },
    true,
  );
}

document.addEventListener("click", (event) => {
  if (event.target.closest("#kiosk-question")) stay();
  if (!event.target.closest("[data-kiosk-clear]")) return;
  event.preventDefault();
  startAnew();
});

document.addEventListener("keydown", (event) => {
  if (!event.target.closest("#kiosk-question")) return;
  // The key only answers the question; it does nothing on the page below.
  event.preventDefault();
  stay();
});

// Escape does not close the question by itself.
document.addEventListener("cancel", (event) => event.preventDefault(), true);

// A page from the browser's back-forward cache reloads, because it may show another patient.
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

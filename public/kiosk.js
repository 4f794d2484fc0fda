// Watches over a device in the waiting room: asks after a while without a touch or a key, and starts
// anew when nobody answers or somebody clears the screen. What it shows stands in kiosk-question.tsx.

const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel", "scroll", "input"];

/** Longer than the server itself takes before it gives up. */
const PATIENCE_MS = 15_000;
const AGAIN_MS = 10_000;

/** "Save and finish later", pressed by nobody: takes what is there, and files a red flag among it. */
const LATER = 'button[formaction*="later="]';

/** The question; none on a page that has nothing to clear. */
const question = () => document.getElementById("kiosk-question");
const part = (name) => question().querySelector(`[data-part=${name}]`);

async function handOver() {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const button = document.querySelector(LATER);
  if (!button) return (await fetch("/livez", { method: "HEAD", cache: "no-store", signal })).ok;
  const body = new URLSearchParams(new FormData(button.form));
  const way = { method: "POST", body, redirect: "manual", signal };
  const answer = await fetch(button.formAction, way);
  // 422: it was read, and waits in the draft for the question to be asked again.
  return answer.type === "opaqueredirect" || answer.status === 422;
}

let asking = true;
let last = Date.now();

function open() {
  if (!question().open) question().showModal();
}

/** Says that what was typed cannot be handed over, in place of the question. */
function sayLost() {
  for (const each of part("words").children) each.textContent = each.dataset.lost;
  part("words").hidden = false;
}

/**
 * Empties the screen, hands over what stands on this page, so that no red flag is lost that somebody
 * ticked and then walked away from, and starts anew only when the server has it.
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

/** Looks for how many seconds nobody has touched this device, also after it has slept. */
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
  // The key answers the question; what it means on the page below is not meant.
  event.preventDefault();
  stay();
});

// Escape closes nothing by itself.
document.addEventListener("cancel", (event) => event.preventDefault(), true);

// A page that the browser kept for its Back button asks the server who it belongs to.
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

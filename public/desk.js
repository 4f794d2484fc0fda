// On the pages that staff fill in for somebody else: number keys pick answers, and nothing stays on
// the screen when the session has ended. The pages work without it.

const CHOICES = "input[type=radio], input[type=checkbox]";
const TELL_MS = 60_000;
const AGAIN_MS = 5000;
/** How long a session lasts that nobody uses. */
const IDLE_MS = 30 * 60_000;

/** The value that the last key picked; "" after any other key. */
let picked = "";

/** The value on a scale: 0 after 1 makes ten, and ten stays ten when 0 is pressed twice. */
function scaleValue(key, target) {
  const afterOne = ["1", "10"].includes(picked) && target.value === picked;
  return key === "0" && afterOne ? "10" : key;
}

/** The number on the key picks that answer of the question with the focus, on a scale the number. */
function pick(event) {
  const { key, target, repeat } = event;
  if (repeat) return;
  const isNumber = /^\d$/.test(key) && !event.ctrlKey && !event.altKey && !event.metaKey;
  const group = isNumber && target.matches?.(CHOICES) ? target.closest("fieldset") : null;
  const choices = group ? [...group.querySelectorAll(CHOICES)] : [];
  const isScale = choices.some(({ value }) => value === "0");
  const value = isScale ? scaleValue(key, target) : choices[Number(key) - 1]?.value;
  const choice = choices.find((each) => each.value === value);
  picked = choice ? choice.value : "";
  if (!choice) return;
  event.preventDefault();
  choice.focus();
  choice.click();
}

/** Begins at the first question, unless an error has the focus. */
function begin() {
  if (document.activeElement !== document.body) return;
  const form = document.getElementById("answers");
  const first =
    form?.querySelector("input:checked") ??
    form?.querySelector("input:not([type=hidden]), textarea, select");
  first?.focus();
}

/**
 * The session is over. What was typed is posted once more: a red flag in it is kept, and the answer
 * says so to whoever is there.
 */
function leave() {
  document.body.hidden = true;
  const form = document.querySelector("#answers, #again");
  if (form) form.submit();
  else location.replace("/staff/new");
}

let timer;
let toldAt = Date.now();
let endsAt = Date.now() + IDLE_MS;

/**
 * Asks how long the session lasts; `tell` reports that somebody is here, which extends it. While no
 * answer comes, the page is hidden once the last known end has passed.
 */
async function watch(tell) {
  clearTimeout(timer);
  const headers = tell ? {} : { "x-background": "1" };
  const way = { method: tell ? "POST" : "GET", cache: "no-store", headers };
  const answer = await fetch("/staff/session", way).catch(() => null);
  if (answer?.status === 401) return leave();
  if (answer?.ok) endsAt = Date.now() + (await answer.json()).left * 1000;
  const left = endsAt - Date.now();
  document.body.hidden = left <= 0;
  timer = setTimeout(watch, answer?.ok ? left + 500 : AGAIN_MS, false);
}

for (const sign of ["keydown", "pointerdown", "input"])
  document.addEventListener(sign, () => {
    if (Date.now() - toldAt < TELL_MS) return;
    toldAt = Date.now();
    watch(true);
  });

document.addEventListener("keydown", pick);

/** The page that says that one is signed out stays. */
function ready() {
  if (!document.querySelector(".at-desk")) return;
  begin();
  watch(false);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
else ready();

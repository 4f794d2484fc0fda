import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf, getStep, nextStepId } from "@/lib/form/steps";
import messages from "@/messages/en.json" with { type: "json" };
import { beginForTest } from "../drafts";
import { strain } from "../people";
import { fill, walk } from "../walk";

/** A patient, and the form that they post last: nothing but "send", or the page with their sign. */
export type Patient = {
  id: string;
  token: string;
  page: string;
  form: string;
  /** The network address that they come from, one of this machine; any when left out. */
  from?: string;
};

/** So many patients press at once. */
export const AT_ONCE = 8;
/** When nobody is told for so long, the service does not come back. */
const LONGEST_MS = 300_000;
const SEND = { page: "/en/intake/send", form: "" };
const SIGN = "emergency_nerves";

/** The answers before the page that asks for the sign, and that page with the sign. */
function emergency() {
  const answers = walk(strain()).states.find((state) => nextStepId(state, null) === SIGN) ?? {};
  const form = new URLSearchParams();
  const posted = fill(getStep(SIGN), answers, strain({ [SIGN]: ["saddle"] }));
  for (const [name, values] of Object.entries(posted))
    for (const value of values) form.append(name, value);
  return { answers, last: { page: `/en/intake/${codeOf(SIGN)}`, form: form.toString() } };
}

/**
 * So many patients before the last press: of ten, seven with usual answers, two with signs that must be seen
 * today, and one who answers an emergency.
 */
export async function patientsForTest(count: number): Promise<Patient[]> {
  const usual = { answers: walk(strain()).answers, last: SEND };
  const feverish = {
    answers: walk(strain({ recent_signs: ["fever_or_chills"] })).answers,
    last: SEND,
  };
  const dire = emergency();
  const patients: Patient[] = [];
  for (let at = 0; at < count; at += 1) {
    const { answers, last } = at % 10 === 0 ? dire : at % 5 === 1 ? feverish : usual;
    const { id, token } = await beginForTest(answers);
    patients.push({ id, token, ...last });
  }
  return patients;
}

/** What a patient sees after the last press: the receipt, a page that says it failed, or neither. */
type Seen = "receipt" | "failure" | "nothing";

const FAILURES = [messages.outage.notSaved, messages.outage.sendUnknown];

async function seenIn(answer: IncomingMessage): Promise<Seen> {
  const page = text(answer).catch(() => "");
  if (answer.statusCode === 303 && /\/result$/.test(answer.headers.location ?? ""))
    return "receipt";
  const words = await page;
  return FAILURES.some((failure) => words.includes(failure)) ? "failure" : "nothing";
}

const headersOf = (address: string, token = "") => ({
  cookie: `backline_intake=${token}`,
  origin: address,
  "content-type": "application/x-www-form-urlencoded",
  "sec-fetch-site": "same-origin",
});

/** Posts the last form once. Only the receipt is a promise. */
async function press(address: string, { token, page, form, from }: Patient): Promise<Seen> {
  return new Promise((seen) => {
    const call = request(`${address}${page}`, {
      method: "POST",
      agent: false,
      ...(from && { localAddress: from, family: 4 }),
      timeout: 20_000,
      headers: { ...headersOf(address, token), "content-length": form.length },
    });
    call.once("response", (answer) => seen(seenIn(answer)));
    call.once("timeout", () => call.destroy());
    call.once("error", () => seen("nothing"));
    call.end(form);
  });
}

/** Begins an intake as a browser does. Gives its token. */
export async function beginInBrowser(address: string): Promise<string> {
  const headers = headersOf(address);
  const answer = await fetch(`${address}/en`, { method: "POST", headers, redirect: "manual" });
  const [, token] = /backline_intake=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "") ?? [];
  if (!token) throw new Error(`nothing was begun: ${answer.status}`);
  return token;
}

/** Whether the first page opens with this token, instead of the one that says that it expired. */
export async function canGoOn(address: string, token: string): Promise<boolean> {
  const page = `${address}/en/intake/${codeOf("about_you")}`;
  const answer = await fetch(page, { headers: headersOf(address, token), redirect: "manual" });
  return answer.status === 200;
}

/** What is known while the patients press Send. */
export type Sending = {
  /** The patients who were told that their answers arrived. */
  told: Set<string>;
  /** How many send. */
  count: number;
  /** How often somebody was not told, and pressed Send again. */
  again: number;
  /** How often a page said in words that it was not saved, or that nobody knows. */
  warned: number;
  /** Resolves once so many were told. */
  reached: (count: number) => Promise<void>;
};

/**
 * Lets every patient press Send until they are told that it arrived, some of them at once, each of these with
 * a pause before the next.
 */
export function sendAll(
  address: string,
  patients: readonly Patient[],
  pauseMs = 0,
): { sending: Sending; all: Promise<void> } {
  const told = new Set<string>();
  const sending: Sending = {
    told,
    count: patients.length,
    again: 0,
    warned: 0,
    reached: async (count) => {
      while (told.size < Math.min(count, patients.length)) await sleep(20);
    },
  };
  const waiting = [...patients];
  let lastTold = performance.now();
  const caller = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      for (;;) {
        const seen = await press(address, next);
        if (seen === "receipt") break;
        if (seen === "failure") sending.warned += 1;
        if (performance.now() - lastTold > LONGEST_MS)
          throw new Error(`only ${told.size} were told, and for five minutes nobody`);
        sending.again += 1;
        await sleep(200);
      }
      told.add(next.id);
      lastTold = performance.now();
      await sleep(pauseMs);
    }
  };
  return {
    sending,
    all: Promise.all(Array.from({ length: AT_ONCE }, caller)).then(() => undefined),
  };
}

import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf, getStep, nextStepId } from "@/lib/form/steps";
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

const AT_ONCE = 8;
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

/** Posts the last form once. Gives whether the receipt was promised; anything else is no promise. */
async function press(address: string, { token, page, form, from }: Patient): Promise<boolean> {
  return new Promise((told) => {
    const call = request(`${address}${page}`, {
      method: "POST",
      agent: false,
      ...(from && { localAddress: from, family: 4 }),
      timeout: 20_000,
      headers: {
        cookie: `backline_intake=${token}`,
        origin: address,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": form.length,
        "sec-fetch-site": "same-origin",
      },
    });
    call.once("response", (answer) => {
      answer.resume();
      told(answer.statusCode === 303 && /\/result$/.test(answer.headers.location ?? ""));
    });
    call.once("timeout", () => call.destroy());
    call.once("close", () => told(false));
    call.once("error", () => told(false));
    call.end(form);
  });
}

/** What is known while the patients press Send. */
export type Sending = {
  /** The patients who were told that their answers arrived. */
  told: Set<string>;
  /** How often somebody was not told, and pressed Send again. */
  again: number;
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
    again: 0,
    reached: async (count) => {
      while (told.size < Math.min(count, patients.length)) await sleep(20);
    },
  };
  const waiting = [...patients];
  const until = Date.now() + LONGEST_MS;
  const caller = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      while (!(await press(address, next))) {
        if (Date.now() > until) throw new Error(`after five minutes only ${told.size} were told`);
        sending.again += 1;
        await sleep(200);
      }
      told.add(next.id);
      await sleep(pauseMs);
    }
  };
  return {
    sending,
    all: Promise.all(Array.from({ length: AT_ONCE }, caller)).then(() => undefined),
  };
}

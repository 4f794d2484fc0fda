import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { beginForTest } from "../drafts";
import { strain } from "../people";
import { walk } from "../walk";

/** A patient whose answers are complete, before they press Send. */
export type Patient = { id: string; token: string };

const AT_ONCE = 8;
const LONGEST_MS = 300_000;

/** So many patients with complete answers, every fifth with signs that must be seen today. */
export async function patientsForTest(count: number): Promise<Patient[]> {
  const [usual, feverish] = [
    walk(strain()).answers,
    walk(strain({ recent_signs: ["fever_or_chills"] })).answers,
  ];
  const patients: Patient[] = [];
  for (let at = 0; at < count; at += 1)
    patients.push(await beginForTest(at % 5 === 0 ? feverish : usual));
  return patients;
}

/** Presses Send once. Gives whether the receipt was promised; anything else is no promise. */
async function press(address: string, { token }: Patient): Promise<boolean> {
  return new Promise((told) => {
    const call = request(`${address}/en/intake/send`, {
      method: "POST",
      agent: false,
      timeout: 20_000,
      headers: {
        cookie: `backline_intake=${token}`,
        origin: address,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": 0,
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
    call.end();
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

/** Lets every patient press Send until they are told that it arrived, some of them at once. */
export function sendAll(
  address: string,
  patients: readonly Patient[],
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
    }
  };
  return {
    sending,
    all: Promise.all(Array.from({ length: AT_ONCE }, caller)).then(() => undefined),
  };
}

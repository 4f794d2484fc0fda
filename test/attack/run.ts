import { setTimeout as sleep } from "node:timers/promises";
import type { Attack } from "./attack";
import { bodyAttacks } from "./body-attacks";
import { commonFaults } from "./faults";
import { identityAttacks } from "./identity-attacks";
import { roleAttacks } from "./role-attacks";
import { type Answer, type Shot, send } from "./shot";
import type { Target } from "./target";
import { textAttacks } from "./text-attacks";

export const ATTACKS: readonly Attack[] = [
  ...bodyAttacks,
  ...textAttacks,
  ...identityAttacks,
  ...roleAttacks,
];

/** So many requests are under way at once. */
const AT_ONCE = 6;

/** What is wrong, and with the answer to which request. */
type Fault = { what: string; at: string };

/** How many requests, and their faults. */
export type Outcome = { shots: number; faults: Fault[] };

const wordsOf = ({ method = "GET", path, headers = {} }: Shot) =>
  `${method} ${path.slice(0, 90)} ${Object.keys(headers).join(",").slice(0, 90)}`;

const TRIES = 10;
const PAUSE_MS = 1000;

/** The answer. 503 is asked again: a busy machine says it for a while, a service that was harmed says it again. */
async function answerTo(target: Target, shot: Shot): Promise<Answer> {
  let answer = await send(target.site, shot);
  for (let tries = 1; answer.status === 503 && tries < TRIES; tries++) {
    await sleep(PAUSE_MS);
    answer = await send(target.site, shot);
  }
  return answer;
}

async function faultsOf(attack: Attack, target: Target, shot: Shot): Promise<Fault[]> {
  const answer = await answerTo(target, shot);
  const own = attack.look?.(shot, answer, target) ?? [];
  return [...commonFaults(shot, answer), ...own].map((what) => ({ what, at: wordsOf(shot) }));
}

/** Sends one class of attacks and looks at each answer. */
export async function run(attack: Attack, target: Target, short: boolean): Promise<Outcome> {
  const waiting = attack.shots(target, short);
  const shots = waiting.length;
  const faults: Fault[] = [];
  const work = async () => {
    for (let shot = waiting.pop(); shot; shot = waiting.pop())
      faults.push(...(await faultsOf(attack, target, shot)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const what of (await attack.after?.(target)) ?? []) faults.push({ what, at: "afterwards" });
  return { shots, faults };
}

/** Whether these faults of the control have the one that this class looks for. */
export const isProven = ({ proves }: Attack, { faults }: Outcome): boolean =>
  faults.some(({ what }) => proves.test(what));

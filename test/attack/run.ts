import type { Attack } from "./attack";
import { bodyAttacks } from "./body-attacks";
import { commonFaults } from "./faults";
import { identityAttacks } from "./identity-attacks";
import { type Answer, type Shot, send } from "./shot";
import type { Target } from "./target";
import { textAttacks } from "./text-attacks";

export const ATTACKS: readonly Attack[] = [...bodyAttacks, ...textAttacks, ...identityAttacks];

/** So many requests are under way at once. */
const AT_ONCE = 6;

/** How many requests, and what is wrong with which. */
export type Outcome = { shots: number; faults: string[] };

const wordsOf = ({ method = "GET", path, headers = {} }: Shot) =>
  `${method} ${path.slice(0, 90)} ${Object.keys(headers).join(",").slice(0, 90)}`;

async function faultsOf(attack: Attack, target: Target, shot: Shot): Promise<string[]> {
  const answer: Answer = await send(target.site, shot);
  const own = attack.look?.(shot, answer, target) ?? [];
  return [...commonFaults(shot, answer), ...own].map((fault) => `${fault}: ${wordsOf(shot)}`);
}

/** Sends one class of attacks and looks at each answer. */
export async function run(attack: Attack, target: Target, short: boolean): Promise<Outcome> {
  const waiting = attack.shots(target, short);
  const shots = waiting.length;
  const faults: string[] = [];
  const work = async () => {
    for (let shot = waiting.pop(); shot; shot = waiting.pop())
      faults.push(...(await faultsOf(attack, target, shot)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { shots, faults };
}

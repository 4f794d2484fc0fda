import { setTimeout as sleep } from "node:timers/promises";
import { isPermitted, ROLES, type Role } from "@/lib/auth/permissions";
import { sql } from "@/lib/db/client";
import { type Attack, callOf } from "./attack";
import type { Shot } from "./shot";
import type { Target } from "./target";

const REFUSED = "Your role does not allow this.";

type Call = { role: Role; action: Target["actions"][number]; mayDo: boolean };

/** Each action that some role may not call: by all of those, and by one that may. */
function callsOf({ actions }: Target): Call[] {
  return actions.flatMap((action) => {
    const all = ROLES.map((role): Call => {
      const mayDo = action.needs.every((permission) => isPermitted(role, permission));
      return { role, action, mayDo };
    });
    const wrong = all.filter(({ mayDo }) => !mayDo);
    return wrong.length === 0 ? [] : [...wrong, ...all.filter(({ mayDo }) => mayDo).slice(0, 1)];
  });
}

/** No form of ours has the field "a", so that nothing is done. "act": the one form with two actions. */
const shotOf = (target: Target, { role, action }: Call): Shot =>
  callOf(action, target.callers[role].cookie, { a: "b", act: "close" });

function callBehind(target: Target, { headers }: Shot): Call | undefined {
  return callsOf(target).find(
    ({ role, action }) =>
      action.id === headers?.["next-action"] && target.callers[role].cookie === headers?.cookie,
  );
}

type Left = { staff: string; refusals: number; acts: string[] };

const LEFT = `SELECT m."id"::text AS "staff",
    (SELECT coalesce(sum(s."times"), 0)::int FROM "SecurityEvent" s
      WHERE s."staffId" = m."id" AND s."code" = 'not_permitted') AS "refusals",
    (SELECT coalesce(array_agg(e."action"), '{}') FROM "AuditEvent" e WHERE e."staffId" = m."id"
      AND e."action" <> 'auth.signed_in') AS "acts"
  FROM "StaffMember" m WHERE m."id" = ANY ($people::uuid[])`;

/** What the callers left behind. An event that is being written is waited for. */
async function leftBy(target: Target): Promise<string[]> {
  const people = ROLES.map((role) => target.callers[role].id);
  const wrong = callsOf(target).filter(({ mayDo }) => !mayDo);
  const faults = async () =>
    (await sql<Left>("attack_left", LEFT, { people })).flatMap(({ staff, refusals, acts }) => {
      const sent = wrong.filter(({ role }) => target.callers[role].id === staff).length;
      return [
        ...(refusals < sent
          ? [`${sent - refusals} of ${sent} refusals are no security event`]
          : []),
        ...acts.map((act) => `${act} was done`),
      ];
    });
  for (let tries = 0; tries < 20 && (await faults()).length > 0; tries += 1) await sleep(250);
  return faults();
}

export const roleAttacks: readonly Attack[] = [
  {
    name: "actions of staff by each role that may not",
    proves: /was not refused to/,
    shots: (target) => callsOf(target).map((call) => shotOf(target, call)),
    look: (shot, { body }, target) => {
      const call = callBehind(target, shot);
      const isRefused = body.includes(REFUSED);
      if (!call || isRefused !== call.mayDo) return [];
      const what = isRefused ? "was refused to" : "was not refused to";
      return [`${call.action.name} ${what} ${call.role}`];
    },
    after: leftBy,
  },
];

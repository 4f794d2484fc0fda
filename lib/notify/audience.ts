import type { Reachable } from "@/lib/clinic/roster/queries";

/** The steps of the ladder for an unacknowledged emergency, lowest first. */
export const STEPS = ["on_screen", "on_call", "on_duty", "manager"] as const;
export type Step = (typeof STEPS)[number];

/** Who is told. everybody: clinicians and the front desk, or the admins if there is nobody else. */
export type Audience = "nobody" | "on_call" | "on_duty" | "manager" | "everybody";

function everybody(people: Reachable[]): Reachable[] {
  const clinic = people.filter(({ role }) => role !== "admin");
  return clinic.length > 0 ? clinic : people;
}

const GROUPS: Record<Audience, (people: Reachable[]) => Reachable[]> = {
  nobody: () => [],
  on_call: (people) => people.filter((person) => person.onCall),
  on_duty: (people) => people.filter((person) => person.onDuty),
  manager: (people) => people.filter(({ role }) => role === "admin"),
  everybody,
};

/** Whom each step tells. When a group is empty, the next one is told instead. */
const ORDER: Record<Step, Audience[]> = {
  on_screen: ["nobody"],
  on_call: ["on_call", "on_duty", "everybody"],
  on_duty: ["on_duty", "everybody"],
  manager: ["manager", "everybody"],
};

/**
 * Who is told at a step of the ladder. The first step only shows the alarm on the screens. With
 * nobody on duty nobody may see a screen, so it tells everybody.
 */
export function audienceOf(step: Step, people: Reachable[]): { to: Audience; people: Reachable[] } {
  const unwatched = step === "on_screen" && GROUPS.on_duty(people).length === 0;
  const order: Audience[] = unwatched ? ["everybody"] : ORDER[step];
  const to = order.find((group) => GROUPS[group](people).length > 0) ?? "nobody";
  return { to, people: GROUPS[to](people) };
}

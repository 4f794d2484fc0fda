import { expect, it } from "vitest";
import type { Reachable } from "@/lib/clinic/roster/queries";
import { audienceOf, STEPS, type Step } from "./audience";

const person = (id: string, more: Partial<Reachable> = {}): Reachable => ({
  id,
  email: `${id}@clinic.example`,
  role: "clinician",
  onDuty: false,
  onCall: false,
  ...more,
});
const CALLED = person("called", { onDuty: true, onCall: true });
const DUTY = person("duty", { onDuty: true });
const DESK = person("desk", { role: "front_desk" });
const ADMIN = person("admin", { role: "admin" });

it.each<[Step, Reachable[], string, string[]]>([
  ["on_screen", [CALLED, DUTY, DESK, ADMIN], "nobody", []],
  ["on_screen", [DUTY, DESK], "nobody", []],
  ["on_screen", [DESK, ADMIN, person("doctor")], "everybody", ["desk", "doctor"]],
  ["on_screen", [ADMIN], "everybody", ["admin"]],
  ["on_call", [CALLED, DUTY, DESK, ADMIN], "on_call", ["called"]],
  ["on_call", [DUTY, DESK, ADMIN], "on_duty", ["duty"]],
  ["on_call", [DESK, ADMIN], "everybody", ["desk"]],
  ["on_duty", [CALLED, DUTY, DESK, ADMIN], "on_duty", ["called", "duty"]],
  ["on_duty", [DESK, ADMIN], "everybody", ["desk"]],
  ["manager", [CALLED, DUTY, DESK, ADMIN], "manager", ["admin"]],
  ["manager", [CALLED, DESK], "everybody", ["called", "desk"]],
])("at the step %s tells whom it should, case %#", (step, people, to, ids) => {
  const audience = audienceOf(step, people);
  expect(audience.to).toBe(to);
  expect(audience.people.map(({ id }) => id)).toEqual(ids);
});

it.each(STEPS.filter((step) => step !== "on_screen"))(
  "leaves nobody untold at the step %s while there is anybody at all",
  (step) => {
    for (const only of [CALLED, DUTY, DESK, ADMIN])
      expect(audienceOf(step, [only]).people).toEqual([only]);
    expect(audienceOf(step, [])).toEqual({ to: "nobody", people: [] });
  },
);

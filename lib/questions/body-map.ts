import type { PAIN_LOCATION } from "@/lib/triage/answer-words";
import type { Answers } from "./answers";
import { signs } from "./fields";
import { many } from "./gates";

/** The places of the body map. Left and right are the patient's own. */
export const ZONES = [
  "neck",
  "upper_back_left",
  "upper_back_right",
  "mid_back_left",
  "mid_back_right",
  "lower_back_left",
  "lower_back_right",
  "buttock_left",
  "buttock_right",
  "leg_back_left",
  "leg_back_right",
  "saddle_area",
  "chest",
  "side_left",
  "side_right",
  "belly",
  "groin_left",
  "groin_right",
  "leg_front_left",
  "leg_front_right",
  "all_over",
] as const;
export type Zone = (typeof ZONES)[number];

/** Where the pain is felt: checked in the list, or tapped in the figures that mirror it. */
export const PAIN_ZONES = signs("pain_zones", ZONES, { hint: true, picture: "body" });

type PainLocation = (typeof PAIN_LOCATION)[number];

// Places that say where in the back the pain sits; a leg, a buttock or the belly does not.
const LOCATION_OF: Partial<Record<Zone, PainLocation>> = {
  neck: "neck_and_back",
  upper_back_left: "upper_back",
  upper_back_right: "upper_back",
  mid_back_left: "mid_back",
  mid_back_right: "mid_back",
  lower_back_left: "lower_back",
  lower_back_right: "lower_back",
  side_left: "flank",
  side_right: "flank",
  all_over: "widespread",
};

/** The checked places, without "not sure" and "none". */
function tickedZones(answers: Answers): Zone[] {
  const ticked = many(answers, PAIN_ZONES.name) ?? [];
  return ZONES.filter((zone) => ticked.includes(zone));
}

/** Is at least one of these places marked? */
export function isMarked(answers: Answers, ...zones: Zone[]): boolean {
  const ticked = tickedZones(answers);
  return zones.some((zone) => ticked.includes(zone));
}

/** Is a place marked on both legs, at the front or at the back? */
export function marksBothLegs(answers: Answers): boolean {
  return (
    isMarked(answers, "leg_back_left", "leg_front_left") &&
    isMarked(answers, "leg_back_right", "leg_front_right")
  );
}

/**
 * Where in the back the pain is, when the marks are clear. Undefined when they name several parts
 * of the back or none, or with "not sure". Then the person is asked where it is worst.
 */
export function markedLocation(answers: Answers): PainLocation | undefined {
  if (many(answers, PAIN_ZONES.name)?.includes("unsure")) return undefined;
  const found = new Set(tickedZones(answers).flatMap((zone) => LOCATION_OF[zone] ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}

/** The places to show: those checked, without a place withdrawn as a mistake. */
export function shownZones(answers: Answers): Zone[] {
  return tickedZones(answers).filter(
    (zone) =>
      !(zone === "saddle_area" && answers.zone_saddle === "mistake") &&
      !(zone === "chest" && answers.zone_chest === "no"),
  );
}

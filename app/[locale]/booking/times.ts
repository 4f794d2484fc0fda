import type { BookableTime } from "@/lib/appointment/bookable/queries";
import { listOwnTimes, listOwnVisitTypes } from "@/lib/appointment/own/queries";
import type { Mode } from "@/lib/appointment/visit-type/schema";
import { setting } from "@/lib/clinic/settings/current-settings";
import type { OwnIntake } from "@/lib/intake/queries";

/** The times of one way to be seen: in the clinic, by video or by phone. */
export type Times = { mode: Mode; minutes: number; offers: BookableTime[] };

/**
 * The times that this patient can choose, for each way to be seen in which there are any. Several
 * kinds of visit of one way would offer the same hours twice: the first counts. A video visit is
 * offered only when the clinic has set where it is.
 */
export async function findTimes(intake: Pick<OwnIntake, "id" | "level">): Promise<Times[]> {
  const types = await listOwnVisitTypes(intake);
  const offered = types.filter(
    ({ id, mode }) =>
      types.find((other) => other.mode === mode)?.id === id &&
      (mode !== "video" || setting("visits").video !== ""),
  );
  const all = await listOwnTimes(intake, offered);
  return offered
    .map(({ mode, minutes }, at) => ({ mode, minutes, offers: all[at] ?? [] }))
    .filter(({ offers }) => offers.length > 0);
}

import type { BookableTime } from "@/lib/appointment/bookable/queries";
import { listOwnTimes, listOwnVisitTypes, type OwnVisit } from "@/lib/appointment/own/queries";
import type { Mode } from "@/lib/appointment/visit-type/schema";
import { setting } from "@/lib/clinic/settings/current-settings";
import type { OwnIntake } from "@/lib/intake/queries";

/** The times of one way to be seen: in the clinic, by video or by phone. */
export type Times = { mode: Mode; minutes: number; offers: BookableTime[] };

/**
 * The times that this patient can choose, for each way to be seen in which there are any. Several
 * kinds of visit of one way would offer the same hours twice: the first counts. A video visit is
 * offered only when the clinic has set where it is. `moves`: the visit that is to be moved.
 */
export async function findTimes(
  intake: Pick<OwnIntake, "id" | "level">,
  moves?: OwnVisit,
): Promise<Times[]> {
  const types = await listOwnVisitTypes(intake);
  const offered = types.filter(
    ({ id, mode }) =>
      types.find((other) => other.mode === mode)?.id === id &&
      (mode !== "video" || setting("visits").video !== ""),
  );
  const all = await Promise.all(
    offered.map(async (visit) => ({
      mode: visit.mode,
      minutes: visit.minutes,
      offers: await listOwnTimes(intake, { visit, moves: moves?.id }),
    })),
  );
  return all.filter(({ offers }) => offers.length > 0);
}

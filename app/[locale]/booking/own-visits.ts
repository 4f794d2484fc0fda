import { listOwnVisits, type OwnVisit } from "@/lib/appointment/own/queries";

/** What a patient has: the next visit, and the time that is kept while they choose. */
export type OwnVisits = { next: OwnVisit | null; hold: OwnVisit | null };

/** The next visit of this intake, and the time that is kept for it; null when there is none. */
export async function findOwnVisits(intake: { id: string }, now: Date): Promise<OwnVisits> {
  const visits = await listOwnVisits(intake);
  const next = visits.find(
    ({ status, endsAt }) => (status === "booked" || status === "arrived") && endsAt > now,
  );
  return { next: next ?? null, hold: visits.find(({ status }) => status === "hold") ?? null };
}

import { listOwnVisits, type OwnVisit } from "@/lib/appointment/own/queries";
import type { Visit } from "../place";
import { pathBelow } from "../status/access";

/** The parameter of an address that says which of several visits it is about. */
const WHICH = "visit";

/** What a patient has: their visits ahead, and the time that is kept while they choose. */
export type OwnVisits = {
  /** The visit that the address names, else the first one. */
  next: OwnVisit | null;
  /** The other visits ahead, by time. */
  others: OwnVisit[];
  hold: OwnVisit | null;
};

/** The visits ahead of this intake, and the time that is kept for it. */
export async function findOwnVisits(
  { id, query }: { id: string; query: URLSearchParams },
  now: Date,
): Promise<OwnVisits> {
  const visits = await listOwnVisits({ id });
  const ahead = visits.filter(
    ({ status, endsAt }) => (status === "booked" || status === "arrived") && endsAt > now,
  );
  const which = query.get(WHICH);
  const next = which ? ahead.find((one) => one.id === which) : ahead[0];
  return {
    next: next ?? null,
    others: ahead.filter((one) => one !== next),
    hold: visits.find(({ status }) => status === "hold") ?? null,
  };
}

/** The address of a page about this visit; null: about the first one. */
export function pathOfVisit(visit: Visit, below: string, booked: Pick<OwnVisit, "id"> | null) {
  const joint = below.includes("?") ? "&" : "?";
  return pathBelow(visit, booked ? `${below}${joint}${WHICH}=${booked.id}` : below);
}

/** Whether the address names a visit that is not ahead any more: it was moved or canceled. */
export const isGone = ({ query }: Visit, { next }: OwnVisits): boolean =>
  query.has(WHICH) && next === null;

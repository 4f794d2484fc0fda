import { helpComesFirst } from "@/lib/appointment/own/queries";
import type { Answer, Visit } from "../place";
import { type Access, ownStatus } from "../status/access";
import { whyNot } from "./may-book";
import { notHere } from "./not-here";
import { isTooLate, tooLateView } from "./notice-time";
import { findOwnVisits, type OwnVisits } from "./own-visits";

export type MayChange = { visit: Visit; intake: Access; now: Date } & OwnVisits;

/** The intake and visits of a patient who may choose a time now; else the page shown instead. */
export async function mayChange(visit: Visit): Promise<MayChange | { answer: Answer }> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return { answer: own };
  const { intake } = own;
  const now = new Date();
  const why = whyNot(intake, await helpComesFirst(intake));
  if (why) return { answer: notHere({ visit, intake, why }) };
  const visits = await findOwnVisits(intake, now);
  if (visits.next && isTooLate(visits.next, now)) return { answer: tooLateView(visit, intake) };
  return { visit, intake, now, ...visits };
}

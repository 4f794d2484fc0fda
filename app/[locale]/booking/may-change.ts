import { helpComesFirst } from "@/lib/appointment/own/queries";
import { clockNow } from "@/lib/clock";
import type { Answer, Visit } from "../place";
import { type Access, ownStatus, pathBelow } from "../status/access";
import { whyNot } from "./may-book";
import { notHere } from "./not-here";
import { findOwnVisits, isGone, type OwnVisits } from "./own-visits";

export type MayChange = { visit: Visit; intake: Access; now: Date } & OwnVisits;

/** The intake and visits of a patient who may choose a time now; else the page shown instead. */
export async function mayChange(visit: Visit): Promise<MayChange | { answer: Answer }> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return { answer: own };
  const { intake } = own;
  const now = clockNow();
  const why = whyNot(intake, await helpComesFirst(intake));
  if (why) return { answer: notHere({ visit, intake, why }) };
  const visits = await findOwnVisits({ id: intake.id, query: visit.query }, now);
  if (isGone(visit, visits)) return { answer: { goTo: pathBelow(visit, "/visit") } };
  return { visit, intake, now, ...visits };
}

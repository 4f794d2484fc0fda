import { visitCalendar } from "@/lib/appointment/notices/letters";
import { helpComesFirst } from "@/lib/appointment/own/queries";
import { clockNow } from "@/lib/clock";
import type { Answer, Place, Visit } from "../place";
import { SafetyNet } from "../safety-net";
import { type Access, ownStatus, pathBelow } from "../status/access";
import { FeelsWorse } from "../status/feels-worse";
import { notHere } from "./not-here";
import { findOwnVisits, isGone } from "./own-visits";
import { VisitView } from "./visit-view";

function NoVisit({ visit, intake }: { visit: Visit; intake: Access }) {
  const { t } = visit;
  return (
    <>
      <h1 className="text-title">{t("booking.visit.title")}</h1>
      <p className="mt-4">{t("booking.visit.none")}</p>
      <p className="mt-4">
        <a href={pathBelow(visit)} className="inline-block py-2">
          {t("status.offer.link")}
        </a>
      </p>
      <FeelsWorse t={t} action={pathBelow(visit, "/check")} intake={intake} />
      <SafetyNet t={t} />
    </>
  );
}

/** The booked visit. In an emergency help comes first: nobody is to wait for a visit. */
async function load(visit: Visit): Promise<Answer> {
  const status = await ownStatus(visit);
  if (!("intake" in status)) return status;
  const { intake } = status;
  if (await helpComesFirst(intake)) return notHere({ visit, intake, why: "emergency" });
  const now = clockNow();
  const own = await findOwnVisits({ id: intake.id, query: visit.query }, now);
  if (isGone(visit, own)) return { goTo: pathBelow(visit, "/visit") };
  const { next: booked, others } = own;
  const title = visit.t("booking.visit.title");
  if (!booked) return { title, body: <NoVisit visit={visit} intake={intake} /> };
  return { title, body: <VisitView {...{ visit, intake, booked, others, now }} /> };
}

/** The page of a booked visit, to which the messages about it lead. */
export const visitPlace: Place = { load, privateAddress: true };

/** The booked visit as a calendar file to save. It names no patient and holds no clinical word. */
async function loadCalendar(visit: Visit): Promise<Answer> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return own;
  const { intake } = own;
  if (await helpComesFirst(intake)) return notHere({ visit, intake, why: "emergency" });
  const { next: booked } = await findOwnVisits({ id: intake.id, query: visit.query }, clockNow());
  if (!booked) return { goTo: pathBelow(visit, "/visit") };
  const text = visitCalendar(visit.t, booked, "PUBLISH");
  return {
    file: { name: "visit.ics", type: "text/calendar; charset=utf-8; method=PUBLISH", text },
  };
}

/** The calendar file of the booked visit. */
export const visitCalendarPlace: Place = { load: loadCalendar, privateAddress: true };

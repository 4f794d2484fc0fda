import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { intakeHref } from "@/app/staff/board/queue-address";
import { readWeek } from "@/app/staff/week";
import { WeekLinks } from "@/app/staff/week-links";
import { longDayText } from "@/app/staff/words/clock";
import { LEVEL_WORDS } from "@/app/staff/words/words";
import { RadioField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import {
  type BookableTime,
  findPatientToBook,
  listBookableTimes,
} from "@/lib/appointment/bookable/queries";
import { listOpenLocations } from "@/lib/appointment/hours/queries";
import { listCalendar } from "@/lib/appointment/queries";
import { seenBy } from "@/lib/appointment/seen-by";
import { listVisitTypes } from "@/lib/appointment/visit-type/queries";
import { listClinicians } from "@/lib/auth/queries";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { env } from "@/lib/env";
import { dateIn, daysLater, weekOf } from "@/lib/time";
import { formOf, type Purpose, VisitLinks } from "../time-choice";
import { type BestTime, dayOptions } from "../time-options";
import { DayVisits } from "./day-visits";
import { OverbookForm } from "./overbook-form";

export const metadata: Metadata = { title: "Choose a time" };

const LATER_WEEKS = [2, 4, 6];

function daysOf(offers: BookableTime[]): [string, BookableTime[]][] {
  const days = new Map<string, BookableTime[]>();
  for (const offer of offers) {
    const day = longDayText(offer.startsAt);
    days.set(day, [...(days.get(day) ?? []), offer]);
  }
  return [...days];
}

function Times(props: {
  purpose: Purpose;
  offers: BookableTime[];
  seenBy: Date | null;
  bestTime?: BestTime;
}) {
  const { action, hidden, submit } = formOf(props.purpose, true);
  if (props.offers.length === 0) return <p className="empty">No open times this week.</p>;
  return (
    <StaffForm id="times-form" action={action} hidden={hidden} submit={submit}>
      {daysOf(props.offers).map(([day, offers], at) => (
        <div key={day} className="times">
          <RadioField
            picks
            name="time"
            part={at === 0 ? undefined : String(at)}
            {...dayOptions(day, offers, props)}
          />
        </div>
      ))}
    </StaffForm>
  );
}

/** Whom and where a time can be booked that nobody offers. */
async function overbookChoices(staff: Staff<"appointment:book">) {
  const planner = alsoHolds(staff, "availability:manage");
  if (!planner) return { clinicians: [], locations: [] };
  const [clinicians, locations] = await Promise.all([
    listClinicians(planner),
    listOpenLocations(planner),
  ]);
  return { clinicians, locations };
}

/** Every open time of a week for one intake, or for an appointment that is to be moved. */
export default async function TimesPage(props: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ week?: string; visit?: string; moves?: string; queue?: string }>;
}) {
  const [{ id }, { week: on, visit: wanted, moves, queue }] = await Promise.all([
    props.params,
    props.searchParams,
  ]);
  const path = `/staff/intakes/${id}/times`;
  const staff = await requireStaff("appointment:book", path);
  const patient = await findPatientToBook(staff, { intakeId: id, moves });
  const all = await listVisitTypes(staff);
  const visits = all.filter(({ levels }) => patient && levels.includes(patient.level));
  const visit = visits.find((each) => each.id === wanted) ?? visits[0];
  if (!patient || !visit) notFound();
  const zone = env().CLINIC_TIME_ZONE;
  const week = weekOf(readWeek(on), zone);
  const looked = { visit, level: patient.level, from: week.from, to: week.to, moves };
  const offers = await listBookableTimes(staff, looked);
  const href = (of: { visit?: string; week?: string }) =>
    intakeHref(id, { visit: visit.id, moves, queue, ...of }, "/times");
  const purpose = { intakeId: id, moves: moves ?? null, queue, ...patient };
  const today = dateIn(zone, clockNow());
  return (
    <>
      <p className="print:hidden">
        <Link href={intakeHref(id, { queue }, "#follow-ups")} prefetch={false}>
          Back to the intake
        </Link>
      </p>
      <h1 className="mt-2">
        Choose a time: {patient.reference}, {LEVEL_WORDS[patient.level]}
      </h1>
      <VisitLinks
        visits={visits}
        shown={visit.id}
        href={(other) => href({ visit: other, week: week.monday })}
      />
      <WeekLinks path={path} query={href({}).split("?")[1]} monday={week.monday} />
      <nav aria-label="Later" className="weeks">
        {LATER_WEEKS.map((weeks) => (
          <Link key={weeks} href={href({ week: daysLater(today, weeks * 7) })} prefetch={false}>
            In {weeks} weeks
          </Link>
        ))}
      </nav>
      <Times
        purpose={purpose}
        offers={offers}
        seenBy={seenBy(patient.level, patient.receivedAt, zone)}
        bestTime={patient.bestTime}
      />
      <DayVisits visits={await listCalendar(staff, week.from, week.to)} />
      {moves ? null : (
        <div className="panel mt-4 print:hidden">
          <OverbookForm
            purpose={purpose}
            visitTypeId={visit.id}
            {...(await overbookChoices(staff))}
            zone={zone}
          />
        </div>
      )}
      <p className="quiet mt-2">Times are in the clinic’s time zone ({zone}).</p>
    </>
  );
}

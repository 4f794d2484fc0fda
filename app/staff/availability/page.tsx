import type { Metadata } from "next";
import Link from "next/link";
import { listBookableTimes, suggestMoves } from "@/lib/appointment/bookable/queries";
import { listDifferentDays } from "@/lib/appointment/hours/different-days";
import {
  listOpenLocations,
  listUsualHours,
  listVisitsToMove,
} from "@/lib/appointment/hours/queries";
import { listBookedTimes } from "@/lib/appointment/queries";
import { listVisitTypes, type VisitType } from "@/lib/appointment/visit-type/queries";
import { listClinicians, type NamedPerson } from "@/lib/auth/queries";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { env } from "@/lib/env";
import { dateIn, weekOf } from "@/lib/time";
import { readWeek } from "../week";
import { WeekLinks } from "../week-links";
import { DifferentDays, DifferentForm, HolidaysForm } from "./different-days";
import { HoursForm, PaintForm } from "./hours-form";
import { ToMove } from "./to-move";
import { CopyForm, UsualWeek } from "./usual-week";
import { VisitTypes } from "./visit-types";
import { WeekTimes } from "./week-times";
import { WeeksGive } from "./weeks-give";

export const metadata: Metadata = { title: "Availability" };

type Planner = Staff<"availability:manage">;

function ClinicianLinks({ clinicians, shown }: { clinicians: NamedPerson[]; shown: string }) {
  return (
    <nav aria-label="Clinicians" className="weeks">
      {clinicians.map(({ id, name }) => (
        <Link
          key={id}
          href={`/staff/availability?clinician=${id}`}
          prefetch={false}
          aria-current={id === shown ? "page" : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

async function Week(props: {
  staff: Planner;
  clinician: NamedPerson;
  visit?: VisitType;
  on?: string;
}) {
  const { staff, clinician, visit, on } = props;
  const week = weekOf(readWeek(on), env().CLINIC_TIME_ZONE);
  // An emergency may take every time, so nothing that is kept is left out.
  const looked = {
    level: "EMERGENCY",
    from: week.from,
    to: week.to,
    clinicianId: clinician.id,
  } as const;
  const offers = visit ? await listBookableTimes(staff, { ...looked, visit }) : [];
  const booked = await listBookedTimes(staff, clinician.id, week.from, week.to);
  return (
    <>
      <WeekLinks
        path="/staff/availability"
        query={`clinician=${clinician.id}`}
        monday={week.monday}
      />
      <WeekTimes visit={visit?.name ?? "no kind of visit"} offers={offers} booked={booked} />
    </>
  );
}

async function OfClinician(props: {
  staff: Planner;
  clinicians: NamedPerson[];
  clinician: NamedPerson;
  week?: string;
}) {
  const { staff, clinicians, clinician } = props;
  const zone = env().CLINIC_TIME_ZONE;
  const today = dateIn(zone, clockNow());
  const [hours, days, visits, locations] = await Promise.all([
    listUsualHours(staff, clinician.id, today),
    listDifferentDays(staff, clinician.id),
    listVisitTypes(staff),
    listOpenLocations(staff),
  ]);
  const form = { clinicianId: clinician.id, visits, locations, today, zone };
  return (
    <>
      <div className="hours-page">
        <div>
          <h2 className="mt-3">Usual week of {clinician.name}</h2>
          <div className="panel print:hidden">
            <PaintForm {...form} hours={hours} />
            <HoursForm {...form} />
            <CopyForm
              from={clinician}
              others={clinicians.filter(({ id }) => id !== clinician.id)}
            />
          </div>
          <UsualWeek hours={hours} today={today} />
        </div>
        <div className="hours-side">
          <WeeksGive staff={staff} visits={visits} />
          <aside aria-labelledby="days-that-differ">
            <h2 id="days-that-differ">Days that differ</h2>
            <DifferentDays days={days} today={today} />
            <div className="print:hidden">
              <DifferentForm {...form} />
              {alsoHolds(staff, "location:manage") ? (
                <HolidaysForm days={days} locations={locations} today={today} />
              ) : null}
            </div>
          </aside>
        </div>
      </div>
      <Week staff={staff} clinician={clinician} visit={visits[0]} on={props.week} />
      <h2 className="mt-6">Kinds of visit</h2>
      <div className="panel print:hidden">
        <VisitTypes visits={visits} mayOpen={alsoHolds(staff, "settings:manage") !== null} />
      </div>
    </>
  );
}

/** What a leave or a closed day leaves to do. */
async function VisitsToMove({ staff }: { staff: Planner }) {
  const visits = await listVisitsToMove(staff);
  const scheduler = alsoHolds(staff, "appointment:book");
  const offers = scheduler ? await suggestMoves(scheduler, visits) : new Map();
  return <ToMove visits={visits} offers={offers} />;
}

/** When each clinician sees patients: the usual week, the days that differ, and what comes of both. */
export default async function AvailabilityPage(props: {
  searchParams: Promise<{ week?: string; clinician?: string }>;
}) {
  const staff = await requireStaff("availability:manage", "/staff/availability");
  const { week, clinician: wanted } = await props.searchParams;
  const clinicians = await listClinicians(staff);
  const clinician =
    clinicians.find(({ id }) => id === wanted) ??
    clinicians.find(({ id }) => id === staff.id) ??
    clinicians[0];
  return (
    <>
      <div className="hours-head">
        <h1>Availability</h1>
        {clinician ? <ClinicianLinks clinicians={clinicians} shown={clinician.id} /> : null}
      </div>
      <VisitsToMove staff={staff} />
      {clinician ? (
        <OfClinician
          key={clinician.id}
          staff={staff}
          clinicians={clinicians}
          clinician={clinician}
          week={week}
        />
      ) : (
        <p className="empty">No clinician works here yet.</p>
      )}
    </>
  );
}

import type { Metadata } from "next";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import { listShifts, listWorkers } from "@/lib/clinic/roster/queries";
import { clockNow } from "@/lib/clock";
import { env } from "@/lib/env";
import { getReach } from "@/lib/notify/channels";
import { dateIn, weekOf } from "@/lib/time";
import { readWeek } from "../week";
import { WeekLinks } from "../week-links";
import { OnNow } from "./on-now";
import { ReachPart } from "./reach";
import { ShiftForm } from "./shift-form";
import { ShiftList } from "./shift-list";

export const metadata: Metadata = { title: "Roster" };

/** Who is on duty and on call, a week at a time, and who would be notified of an emergency now. */
export default async function RosterPage(props: { searchParams: Promise<{ week?: string }> }) {
  const staff = await requireStaff("roster:read", "/staff/roster");
  const manager = alsoHolds(staff, "roster:manage");
  const zone = env().CLINIC_TIME_ZONE;
  const now = clockNow();
  const reach = await getReach(staff);
  const week = weekOf(readWeek((await props.searchParams).week), zone);
  return (
    <>
      <h1>Roster</h1>
      <OnNow shifts={await listShifts(staff, now, now)} now={now} reachesNobody={reach.nobody} />
      <ReachPart reach={reach} />
      {manager ? (
        <ShiftForm people={await listWorkers(manager)} today={dateIn(zone, now)} zone={zone} />
      ) : null}
      <WeekLinks path="/staff/roster" monday={week.monday} />
      <ShiftList
        shifts={await listShifts(staff, week.from, week.to)}
        now={now}
        mayRemove={manager !== null}
      />
    </>
  );
}

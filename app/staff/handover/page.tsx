import type { Metadata } from "next";
import { PrintButton } from "@/components/print-button";
import { listCalendar } from "@/lib/appointment/queries";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import { setting } from "@/lib/clinic/settings/current-settings";
import { clockNow } from "@/lib/clock";
import { env } from "@/lib/env";
import { listSheet } from "@/lib/team/sheet";
import { dateIn, daysLater, startOfDay } from "@/lib/time";
import { fullText } from "../words/clock";
import { Appointments } from "./appointments";
import { SheetPart } from "./sheet-part";

export const metadata: Metadata = { title: "Handoff sheet" };

/** What the next shift must know, for one printed page. */
export default async function HandoverPage() {
  const staff = await requireStaff("queue:read", "/staff/handover");
  const now = clockNow();
  const zone = env().CLINIC_TIME_ZONE;
  const today = dateIn(zone, now);
  const scheduler = alsoHolds(staff, "appointment:book");
  const rows = await listSheet(staff, alsoHolds(staff, "clinical:read"));
  const visits = scheduler
    ? await listCalendar(scheduler, now, startOfDay(daysLater(today, 2), zone))
    : [];
  const emergencies = rows.filter(({ rings }) => rings);
  const late = rows.filter(({ rings, overdue }) => !rings && overdue);
  const promised = rows.filter(({ rings, overdue }) => !rings && !overdue);
  return (
    <div className="sheet">
      <h1>Handoff sheet</h1>
      <p>
        {fullText(now)}, {setting("contact").name}, by {staff.name}{" "}
        <PrintButton className="staff-button staff-button-inline">Print</PrintButton>
      </p>
      <SheetPart
        title="Open emergencies and other alarms"
        none="None."
        rows={emergencies}
        now={now}
      />
      <SheetPart title="Overdue" none="None." rows={late} now={now} />
      <SheetPart
        title="Pending calls, handoffs and replies"
        none="None."
        rows={promised}
        now={now}
      />
      <Appointments rows={visits} />
      <p className="quiet">This page shows patient names. Shred it after your shift.</p>
    </div>
  );
}

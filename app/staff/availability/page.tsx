import type { Metadata } from "next";
import { listOpenings } from "@/lib/appointment/queries";
import { listClinicians } from "@/lib/auth/queries";
import { requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { dateIn, daysLater, weekOf } from "@/lib/time";
import { readWeek } from "../week";
import { WeekLinks } from "../week-links";
import { SlotForm } from "./slot-form";
import { SlotList } from "./slot-list";

export const metadata: Metadata = { title: "Availability" };

/** The times that clinicians offer for follow-ups, a week at a time. */
export default async function AvailabilityPage(props: {
  searchParams: Promise<{ week?: string }>;
}) {
  const staff = await requireStaff("availability:manage", "/staff/availability");
  const zone = env().CLINIC_TIME_ZONE;
  const week = weekOf(readWeek((await props.searchParams).week), zone);
  const slots = await listOpenings(staff, week.from, week.to);
  return (
    <>
      <h1>Availability for follow-ups</h1>
      <SlotForm
        clinicians={await listClinicians(staff)}
        tomorrow={daysLater(dateIn(zone, new Date()), 1)}
        zone={zone}
      />
      <WeekLinks path="/staff/availability" monday={week.monday} />
      <SlotList slots={slots} now={new Date()} />
    </>
  );
}

import type { Metadata } from "next";
import { listOpenings } from "@/lib/appointment/queries";
import { listClinicians } from "@/lib/auth/queries";
import { requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { dateIn, daysLater, weekOf } from "@/lib/time";
import { readWeek } from "../week";
import { WeekLinks } from "../week-links";
import { OpeningForm } from "./opening-form";
import { OpeningList } from "./opening-list";

export const metadata: Metadata = { title: "Openings" };

/** The times that clinicians offer for follow-ups, a week at a time. */
export default async function OpeningsPage(props: { searchParams: Promise<{ week?: string }> }) {
  const staff = await requireStaff("availability:manage", "/staff/openings");
  const zone = env().CLINIC_TIME_ZONE;
  const week = weekOf(readWeek((await props.searchParams).week), zone);
  const openings = await listOpenings(staff, week.from, week.to);
  return (
    <>
      <h1>Openings for follow-ups</h1>
      <OpeningForm
        clinicians={await listClinicians(staff)}
        tomorrow={daysLater(dateIn(zone, new Date()), 1)}
        zone={zone}
      />
      <WeekLinks path="/staff/openings" monday={week.monday} />
      <OpeningList openings={openings} now={new Date()} />
    </>
  );
}

"use server";

import { staffAction } from "@/app/staff/action";
import { rebookAppointment } from "@/lib/appointment/commands";
import { RebookSchema } from "@/lib/appointment/schema";
import { env } from "@/lib/env";
import { dateIn } from "@/lib/time";
import { lastWords } from "../intakes/[id]/event-words";
import { calendarPath } from "./calendar-nav";

/** Moves a visit, and shows the day on which it is now. */
export const moveVisit = staffAction(
  "appointment:book",
  RebookSchema,
  async (staff, input) => {
    await rebookAppointment(staff, input);
    return dateIn(env().CLINIC_TIME_ZONE, input.time.startsAt);
  },
  { last: lastWords, goTo: (date) => calendarPath({ view: "day", date, clinicianId: null }) },
);

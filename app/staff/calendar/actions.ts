"use server";

import { staffAction } from "@/app/staff/action";
import { bookAppointment, rebookAppointment } from "@/lib/appointment/commands";
import { BookSchema, MoveSchema, timeCode } from "@/lib/appointment/schema";
import { env } from "@/lib/env";
import { dateIn } from "@/lib/time";
import { lastWords } from "../intakes/[id]/event-words";
import { calendarPath, type Shown } from "./calendar-nav";

/** The day of a visit, with the visit and what was done. */
const dayOf = (startsAt: Date, chosen: Pick<Shown, "visitId" | "told">) =>
  calendarPath({
    view: "day",
    date: dateIn(env().CLINIC_TIME_ZONE, startsAt),
    clinicianId: null,
    ...chosen,
  });

/** Moves a visit, and shows the day on which it is now. */
export const moveVisit = staffAction(
  "appointment:book",
  MoveSchema,
  async (staff, { from, ...input }) => {
    const visitId = await rebookAppointment(staff, input);
    return dayOf(input.time.startsAt, { visitId, told: { movedFrom: timeCode(from) } });
  },
  { last: lastWords, goTo: (path) => path },
);

/** Books a visit, and shows its day. */
export const bookVisit = staffAction(
  "appointment:book",
  BookSchema,
  async (staff, input) => {
    const visitId = await bookAppointment(staff, input);
    return dayOf(input.time.startsAt, { visitId, told: { booked: true } });
  },
  { last: lastWords, goTo: (path) => path },
);

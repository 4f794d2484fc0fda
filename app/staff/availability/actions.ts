"use server";

import { staffAction } from "@/app/staff/action";
import {
  addDifferent,
  addHours,
  addPaintedHours,
  closeOnHolidays,
  copyHours,
  removeDifferent,
  removeHours,
} from "@/lib/appointment/hours/commands";
import {
  CopyHoursSchema,
  DifferentSchema,
  HolidaysSchema,
  HoursSchema,
  PaintedHoursSchema,
  RemoveDifferentSchema,
  RemoveHoursSchema,
} from "@/lib/appointment/hours/schema";
import {
  addVisitType,
  changeWhoMayBook,
  closeVisitType,
} from "@/lib/appointment/visit-type/commands";
import {
  CloseVisitTypeSchema,
  VisitTypeSchema,
  WhoMayBookSchema,
} from "@/lib/appointment/visit-type/schema";

const MANAGE = "availability:manage";
/** Whom a kind of visit is open to is decided by admins. */
const OPEN = "settings:manage";

export const add = staffAction(MANAGE, HoursSchema, addHours, {
  say: (count) => `Hours added on ${count} ${count === 1 ? "day" : "days"} of the week.`,
});
export const paint = staffAction(MANAGE, PaintedHoursSchema, addPaintedHours, {
  say: () => "Hours added. What you chose for them is kept.",
});
export const remove = staffAction(MANAGE, RemoveHoursSchema, removeHours, {
  say: () => "Removed.",
});
export const copy = staffAction(MANAGE, CopyHoursSchema, copyHours, {
  say: () => "Copied.",
});
export const addDay = staffAction(MANAGE, DifferentSchema, addDifferent, {
  say: ({ visits }) => {
    if (visits === 0) return "Added.";
    return visits === 1
      ? "Added. 1 visit is booked then: move it above."
      : `Added. ${visits} visits are booked then: move them above.`;
  },
});
export const closeHolidays = staffAction("location:manage", HolidaysSchema, closeOnHolidays, {
  say: ({ days, visits }) => {
    const closed = days === 1 ? "Closed on 1 day." : `Closed on ${days} days.`;
    if (visits === 0) return closed;
    return visits === 1
      ? `${closed} 1 visit is booked then: move it above.`
      : `${closed} ${visits} visits are booked then: move them above.`;
  },
});
export const removeDay = staffAction(MANAGE, RemoveDifferentSchema, removeDifferent, {
  say: () => "Removed.",
});
export const addVisit = staffAction(OPEN, VisitTypeSchema, addVisitType, {
  say: () => "Added.",
});
export const changeWho = staffAction(OPEN, WhoMayBookSchema, changeWhoMayBook, {
  say: () => "Saved.",
});
export const endVisit = staffAction(MANAGE, CloseVisitTypeSchema, closeVisitType, {
  say: () => "Ended.",
});

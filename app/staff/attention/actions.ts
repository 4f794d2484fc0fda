"use server";

import { staffAction } from "@/app/staff/action";
import { recordAttendance, undoArrival } from "@/lib/appointment/commands";
import { dropRecall, markRecallBooked } from "@/lib/appointment/recall/commands";
import { DropRecallSchema, RecallBookedSchema } from "@/lib/appointment/recall/schema";
import { AttendanceSchema, UndoArrivalSchema } from "@/lib/appointment/schema";
import { fileLeftDraft, resolveMessage, retryMessage, settleVisit } from "@/lib/attention/commands";
import { LeftDraftSchema, MessageTaskSchema, SettleVisitSchema } from "@/lib/attention/schema";

export const attend = staffAction("appointment:book", AttendanceSchema, recordAttendance, {
  say: () => "Recorded.",
});
export const arrivalBack = staffAction("appointment:book", UndoArrivalSchema, undoArrival, {
  say: () => "Undone.",
});
export const retry = staffAction("call:record", MessageTaskSchema, retryMessage, {
  say: () => "It is being sent again.",
});
export const resolve = staffAction("call:record", MessageTaskSchema, resolveMessage, {
  say: () => "Done.",
});
export const settle = staffAction("intake:close", SettleVisitSchema, settleVisit, {
  say: () => "Saved.",
});
export const recallBooked = staffAction("appointment:book", RecallBookedSchema, markRecallBooked, {
  say: () => "Done.",
});
export const recallDropped = staffAction("appointment:book", DropRecallSchema, dropRecall, {
  say: () => "Dropped.",
});
export const fileNow = staffAction("intake:claim", LeftDraftSchema, fileLeftDraft, {
  say: () => "It is in the queue.",
});

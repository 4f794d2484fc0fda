"use server";

import { staffAction } from "@/app/staff/action";
import { addView, deleteView, renameView, restoreView } from "@/lib/queue/views/commands";
import { AddViewSchema, RenameViewSchema, ViewSchema } from "@/lib/queue/views/schema";

export const add = staffAction("queue:read", AddViewSchema, addView, { say: () => "View saved." });
export const rename = staffAction("queue:read", RenameViewSchema, renameView, {
  say: () => "Renamed.",
});
export const remove = staffAction("queue:read", ViewSchema, deleteView, { say: () => "Deleted." });
export const restore = staffAction("queue:read", ViewSchema, restoreView, {
  say: () => "Restored.",
});

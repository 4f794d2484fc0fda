"use server";

import { staffAction } from "@/app/staff/action";
import {
  addLocation,
  closeLocation,
  renameLocation,
  reopenLocation,
} from "@/lib/clinic/location/commands";
import {
  AddLocationSchema,
  LocationSchema,
  RenameLocationSchema,
} from "@/lib/clinic/location/schema";

export const add = staffAction("location:manage", AddLocationSchema, addLocation, {
  say: () => "Added. Print its poster from the list.",
});
export const rename = staffAction("location:manage", RenameLocationSchema, renameLocation, {
  say: () => "Renamed. Print its poster again.",
});
export const close = staffAction("location:manage", LocationSchema, closeLocation, {
  say: () => "Closed. Take its posters down.",
});
export const reopen = staffAction("location:manage", LocationSchema, reopenLocation, {
  say: () => "Reopened.",
});

"use server";

import { staffAction } from "@/app/staff/action";
import {
  addLocation,
  closeLocation,
  describeLocation,
  renameLocation,
  reopenLocation,
} from "@/lib/clinic/location/commands";
import { addRoom, closeRoom, needNoRoom } from "@/lib/clinic/location/rooms";
import {
  AddLocationSchema,
  AddRoomSchema,
  LocationSchema,
  PlaceSchema,
  RenameLocationSchema,
  RoomSchema,
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
export const describe = staffAction("location:manage", PlaceSchema, describeLocation, {
  say: () => "Saved.",
});
export const addARoom = staffAction("location:manage", AddRoomSchema, addRoom, {
  say: () => "Added. Visits in person there take a free room from now on.",
});
export const closeARoom = staffAction("location:manage", RoomSchema, closeRoom, {
  say: ({ visits }) =>
    visits === 0
      ? "Closed. Visits there have another room."
      : `Closed. No other room is free for ${visits === 1 ? "1 visit" : `${visits} visits`}: see Needs attention.`,
});
export const needNone = staffAction("location:manage", LocationSchema, needNoRoom, {
  say: () => "Visits there need no room.",
});

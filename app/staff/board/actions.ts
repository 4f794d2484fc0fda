"use server";

import { staffAction } from "../action";
import { keepOwnLook, LookSchema } from "./own-look";

export const keepLook = staffAction("queue:read", LookSchema, keepOwnLook, {
  say: () => "Saved for this device.",
});

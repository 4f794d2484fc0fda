"use server";

import { staffAction } from "../action";
import { keepOwnLook, LookSchema } from "./own-look";

export const keepLook = staffAction("queue:read", LookSchema, keepOwnLook, {
  say: () => "Kept. The queue opens like this on this device.",
});

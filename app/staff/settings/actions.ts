"use server";

import { staffAction } from "@/lib/action";
import { changeSetting, putSettingBack } from "@/lib/settings/commands";
import { changeSchema, PutBackSchema } from "@/lib/settings/schema";

const done = {
  say: ({ changed }: { changed: number }) =>
    changed === 0 ? "Nothing was different." : "Saved. It counts from now on.",
};

export const saveContact = staffAction(
  "settings:manage",
  changeSchema("contact"),
  changeSetting,
  done,
);
export const saveLadder = staffAction(
  "settings:manage",
  changeSchema("ladder"),
  changeSetting,
  done,
);
export const putBack = staffAction("settings:manage", PutBackSchema, putSettingBack, done);

"use server";

import { staffAction } from "@/lib/action";
import { moveDeadlines, RecountSchema } from "@/lib/queue/recount";
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
export const saveOpening = staffAction(
  "settings:manage",
  changeSchema("opening"),
  changeSetting,
  done,
);
export const saveTargets = staffAction(
  "settings:manage",
  changeSchema("targets"),
  changeSetting,
  done,
);
export const saveWording = staffAction(
  "settings:manage",
  changeSchema("wording"),
  changeSetting,
  done,
);
export const recount = staffAction("settings:manage", RecountSchema, moveDeadlines, {
  say: ({ moved }) => `${moved} ${moved === 1 ? "deadline" : "deadlines"} moved.`,
});
export const putBack = staffAction("settings:manage", PutBackSchema, putSettingBack, done);

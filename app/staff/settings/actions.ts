"use server";

import { type StaffAction, staffAction } from "@/app/staff/action";
import { typedLetter } from "@/lib/aftercare/letter-preview";
import { changeSetting, putSettingBack } from "@/lib/clinic/settings/commands";
import { changeSchema, PutBackSchema } from "@/lib/clinic/settings/schema";
import { moveDeadlines, RecountSchema } from "@/lib/deadline/recount";
import {
  changeRetention,
  ERASED_AT_ONCE,
  MOST_COUNTED,
  previewRetention,
} from "@/lib/jobs/retention";
import { typedShown } from "./wording/letter-shown";

const done = {
  say: ({ changed }: { changed: number }) =>
    changed === 0 ? "No changes to save." : "Saved. It applies from now on.",
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
export const saveClosing = staffAction(
  "settings:manage",
  changeSchema("closing"),
  changeSetting,
  done,
);
export const saveFollowUp = staffAction(
  "settings:manage",
  changeSchema("follow_up"),
  changeSetting,
  done,
);
export const saveBlind = staffAction("settings:manage", changeSchema("blind"), changeSetting, done);
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
export const saveVisits = staffAction(
  "settings:manage",
  changeSchema("visits"),
  changeSetting,
  done,
);
export const saveTexts = staffAction("settings:manage", changeSchema("texts"), changeSetting, done);
const keepWording = staffAction("settings:manage", changeSchema("wording"), changeSetting, done);
const lookAtWording = staffAction("settings:manage", changeSchema("wording"), typedLetter, {
  show: typedShown,
});
/** Saves the words of a message, or shows a preview when that button was pressed. */
export const saveWording: StaffAction = async (before, form) => {
  const look = form.has("preview");
  form.delete("preview");
  return look ? lookAtWording(before, form) : keepWording(before, form);
};
const countText = (count: number, one: string, more = count >= MOST_COUNTED) =>
  `${more ? "at least " : ""}${count} ${count === 1 ? one : `${one}s`}`;
const keepRetention = staffAction(
  "settings:manage",
  changeSchema("retention"),
  changeRetention,
  done,
);
const lookAtRetention = staffAction(
  "settings:manage",
  changeSchema("retention"),
  previewRetention,
  {
    show: async ({ intakes, messages, more, waits }) => [
      {
        title: "What would be erased for good",
        lang: "en",
        text: [
          intakes === 0 && messages === 0 && !more
            ? "Nothing for now."
            : `${countText(intakes, "intake", more)} with all that belongs to them, at most ${ERASED_AT_ONCE} an hour, and ${countText(messages, "message")}.`,
          waits ? "While the data key is being changed, no intake is erased." : "",
        ]
          .filter(Boolean)
          .join(" "),
      },
    ],
  },
);
/** Saves how long is kept, or says what that would erase when that button was pressed. */
export const saveRetention: StaffAction = async (before, form) => {
  const look = form.has("preview");
  form.delete("preview");
  return look ? lookAtRetention(before, form) : keepRetention(before, form);
};
export const recount = staffAction("settings:manage", RecountSchema, moveDeadlines, {
  say: ({ moved }) => `${moved} ${moved === 1 ? "deadline" : "deadlines"} moved.`,
});
export const putBack = staffAction("settings:manage", PutBackSchema, putSettingBack, done);

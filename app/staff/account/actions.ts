"use server";

import { staffAction } from "@/app/staff/action";
import { makeFeed, revokeFeed } from "@/lib/appointment/feed/commands";
import { addOwnFactor, changePassword, endOtherSessions } from "@/lib/auth/account";
import { renewRecoveryCodes } from "@/lib/auth/factor";
import { AddFactorSchema, ChangePasswordSchema, NothingSchema } from "@/lib/auth/schema";
import { removeChannel, savePhone, subscribe, tryChannels } from "@/lib/notify/own-channels";
import { PhoneSchema, RemoveChannelSchema, SubscribeSchema } from "@/lib/notify/schema";

export const change = staffAction("account:own", ChangePasswordSchema, changePassword, {
  say: () => "Password changed. Other devices are signed out.",
});
export const endOthers = staffAction("account:own", NothingSchema, endOtherSessions, {
  say: (ended) => `${ended} other ${ended === 1 ? "session was" : "sessions were"} signed out.`,
});
export const setPhone = staffAction("account:own", PhoneSchema, savePhone, {
  say: () => "Saved. Send yourself a test.",
});
export const addBrowser = staffAction("account:own", SubscribeSchema, subscribe, {
  say: () => "Notifications are on. Send yourself a test.",
});
export const remove = staffAction("account:own", RemoveChannelSchema, removeChannel, {
  say: () => "Removed.",
});
export const tryAll = staffAction("account:own", NothingSchema, tryChannels, {
  say: (sent) => (sent === 1 ? "1 test is on its way." : `${sent} tests are on their way.`),
});
export const newFeed = staffAction("account:own", NothingSchema, makeFeed, {
  say: (link) => `Copy this link into your calendar program now. It is not shown again: ${link}`,
});
export const endFeed = staffAction("account:own", NothingSchema, revokeFeed, {
  say: () => "The link has ended.",
});

const asCodes = {
  show: async ({ codes }: { codes: string[] }) => [
    { title: "Recovery codes", lang: "en", text: codes.join(" ") },
  ],
};
export const addApp = staffAction("account:own", AddFactorSchema, addOwnFactor, asCodes);
export const renewCodes = staffAction("account:own", NothingSchema, renewRecoveryCodes, asCodes);

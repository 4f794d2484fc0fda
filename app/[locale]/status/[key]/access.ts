import { findLinkedIntake, findOwnIntake, type OwnIntake } from "@/lib/intake/queries";
import { thisKiosk } from "../../kiosk/kiosk-cookie";

/** Stands in the address for "the intake of this device", by its cookie. */
export const MINE = "mine";

const LINK = /^[A-Za-z0-9_-]{43}$/;

/** The intake; `own`: this device sent it, so that it may show answers and numbers. */
export type Access = OwnIntake & { own: boolean };

/** The intake that the `key` of an address opens on the device with this cookie; null: none. */
export async function findByKey(key: string, deviceToken: string | null): Promise<Access | null> {
  if (key !== MINE) {
    // An address that opens something would stay in the history of a device in the waiting room.
    const opens = LINK.test(key) && (await thisKiosk()) === null;
    return opens ? findLinkedIntake(key, deviceToken) : null;
  }
  const intake = deviceToken ? await findOwnIntake(deviceToken) : null;
  return intake && { ...intake, own: true };
}

/** The page with this key, without the language. */
export const statusPath = (key: string, below = "") => `/status/${key}${below}`;

import { findLinkedIntake, findOwnIntake, type OwnIntake } from "@/lib/intake/queries";
import { linkEnded } from "../lost";
import { type Answer, expired, type Visit } from "../place";

/** Stands in the address for "the intake of this device", by its cookie. */
export const MINE = "mine";

const LINK = /^[A-Za-z0-9_-]{43}$/;

/** The intake; `own`: this device sent it, so that it may show answers and numbers. */
export type Access = OwnIntake & { own: boolean };

/** What the parts of the status page show: the intake at this moment. */
export type StatusProps = { visit: Visit; intake: Access; now: Date };

/** The page with this key, without the language. */
export const statusPath = (key: string, below = "") => `/status/${key}${below}`;

/** The page below the one of this visit's key, with its language. */
export const pathBelow = ({ locale, params }: Visit, below = "") =>
  `/${locale}${statusPath(params.key ?? "", below)}`;

/** The intake that the key in the address opens on this device; null: none. */
async function find({ params, token, kiosk }: Visit): Promise<Access | null> {
  const { key = "" } = params;
  if (key !== MINE) {
    // An address that opens something would stay in the history of a device in the waiting room.
    return LINK.test(key) && !kiosk ? findLinkedIntake(key, token) : null;
  }
  const intake = token ? await findOwnIntake(token) : null;
  return intake && { ...intake, own: true };
}

/**
 * The intake that this address opens. A link that opens nothing says so; a device that has sent
 * nothing begins at the start.
 */
export async function ownStatus(visit: Visit): Promise<{ intake: Access } | Answer> {
  const intake = await find(visit);
  if (intake) return { intake };
  return visit.params.key === MINE ? expired(visit) : linkEnded(visit);
}

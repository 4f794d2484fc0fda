import { idInMark } from "@/lib/intake/form-mark";
import { followLanguage } from "@/lib/intake/language";
import { findLinkedIntake, findOwnIntake, type OwnIntake } from "@/lib/intake/queries";
import { isFormOf } from "../form-of";
import { linkEnded } from "../lost";
import { type Answer, choseLanguage, expired, type Visit } from "../place";
import { type StrayKept, strayAnswer } from "../stray";

/** Means "the intake of this device" (by its cookie) in the address. */
export const MINE = "mine";

const LINK = /^[A-Za-z0-9_-]{43}$/;

/** The intake; `own`: this device sent it, so it may show answers and numbers. */
export type Access = OwnIntake & { own: boolean };

/** The props of the parts of the status page: the intake at this moment. */
export type StatusProps = { visit: Visit; intake: Access; now: Date };

/** The address of the page with this key, without the language. */
export const statusPath = (key: string, below = "") => `/status/${key}${below}`;

/** The address of a page below this visit's status page, with the language. */
export const pathBelow = ({ locale, params }: Visit, below = "") =>
  `/${locale}${statusPath(params.key ?? "", below)}`;

/** The intake that the key in the address opens on this device; null when there is none. */
async function find({ params, token, kiosk }: Visit): Promise<Access | null> {
  const { key = "" } = params;
  if (key !== MINE) {
    // A device in the waiting room opens no links: they would stay in its history.
    return LINK.test(key) && !kiosk ? findLinkedIntake(key, token) : null;
  }
  const intake = token ? await findOwnIntake(token) : null;
  return intake && { ...intake, own: true };
}

/**
 * The intake that this address opens. A link that opens nothing says so; a device that has sent
 * nothing begins at the start. A form that belongs to another intake, or comes through a link that
 * has ended, is refused; `keep` keeps what must not be lost of it.
 */
export async function ownStatus(
  visit: Visit,
  keep?: () => Promise<StrayKept>,
): Promise<{ intake: Access } | Answer> {
  const intake = await find(visit);
  if (intake && isFormOf(visit, intake.id)) {
    if (choseLanguage(visit)) await followLanguage(intake, visit.locale);
    return { intake };
  }
  const { formOf, params } = visit;
  const mayKeep = keep !== undefined && idInMark(formOf ?? "") !== null;
  if (!intake && params.key !== MINE && !mayKeep) return linkEnded(visit);
  return formOf === null ? expired(visit) : strayAnswer(visit, await keep?.());
}

import { attemptLimit } from "@/lib/attempt-limit";
import { UNKNOWN_ADDRESS } from "@/lib/caller-address";
import { takeText } from "@/lib/notify/text-limit";
import { plainCode } from "./code";

const QUARTER_HOUR = 15 * 60;
const DAY = 86_400;

const addresses = attemptLimit("resume_address", 30, QUARTER_HOUR);
// A person who knows a code must not be able to try all birthdays of a year.
const codes = attemptLimit("resume_code", 10, DAY);

const sent = attemptLimit("resume_sent", 3, DAY);
const mailboxes = attemptLimit("resume_mailbox", 3, DAY);
const senders = attemptLimit("resume_sender", 20, DAY);
// Of callers whose address is not known, all together.
const unknownSenders = attemptLimit("resume_sender_unknown", 300, DAY);

type Letter = { channel: "email" | "sms"; to: string };

/** Who typed the address of a stranger fills no mailbox and no phone. */
const takeRecipient = async ({ channel, to }: Letter): Promise<boolean> =>
  channel === "sms"
    ? (await takeText(to, "code")) === null
    : mailboxes.take(to.trim().toLowerCase());

/**
 * Counts one message with a code. False when this draft (3 a day), the caller's address (20; 300 for all
 * whose address is not known) or the recipient (3) has reached its limit, or no text may be sent there; then none counts
 * for the draft and the caller.
 */
export async function takeMessage(
  draftId: string,
  address: string,
  letter: Letter,
): Promise<boolean> {
  const limit = address === UNKNOWN_ADDRESS ? unknownSenders : senders;
  if (!(await limit.take(address))) return false;
  if ((await sent.take(draftId)) && (await takeRecipient(letter))) return true;
  await Promise.all([limit.giveBack(address), sent.giveBack(draftId)]);
  return false;
}

/**
 * Counts one attempt to resume, right or wrong, before it is checked. False when this address (30
 * in 15 minutes) or this code (10 a day), known or not, has reached its limit. An unknown address may
 * be everybody's, and is not counted.
 */
export async function takeAttempt(code: string, address: string): Promise<boolean> {
  const here = address === UNKNOWN_ADDRESS || (await addresses.take(address));
  return here && (await codes.take(plainCode(code)));
}

/** After a correct attempt: resets the code's count and gives the address its attempt back. */
export async function forgiveAttempts(code: string, address: string): Promise<void> {
  await codes.forget(plainCode(code));
  if (address !== UNKNOWN_ADDRESS) await addresses.giveBack(address);
}

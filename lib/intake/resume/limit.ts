import { attemptLimit } from "@/lib/attempt-limit";
import { plainCode } from "./code";

const QUARTER_HOUR = 15 * 60;
const DAY = 86_400;

const addresses = attemptLimit("resume_address", 30, QUARTER_HOUR);
// Who knows a code must not try all birthdays of a year on it.
const codes = attemptLimit("resume_code", 10, DAY);

const sent = attemptLimit("resume_sent", 3, DAY);
const senders = attemptLimit("resume_sender", 20, DAY);

/** Counts one message with a code. False when this draft (3 a day) or this address (20) has used up its own. */
export async function takeMessage(draftId: string, address: string): Promise<boolean> {
  return (await senders.take(address)) && (await sent.take(draftId));
}

/**
 * Counts one attempt to come back, right or wrong, before it is looked at. False when this address
 * (30 in 15 minutes) or this code (10 a day), whether there is such a code or not, has used up its own.
 */
export async function takeAttempt(code: string, address: string): Promise<boolean> {
  return (await addresses.take(address)) && (await codes.take(plainCode(code)));
}

/** The attempt was right: this code starts again at zero and the address gets its point back. */
export async function forgiveAttempts(code: string, address: string): Promise<void> {
  await codes.forget(plainCode(code));
  await addresses.giveBack(address);
}

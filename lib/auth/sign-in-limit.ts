import { attemptLimit, NO_LIMIT } from "@/lib/attempt-limit";
import { lineOf, UNKNOWN_ADDRESS } from "@/lib/caller-address";
import { Rejection } from "@/lib/errors";

const QUARTER_HOUR = 15 * 60;
const MOST = 10;
const pairs = attemptLimit("sign_in_pair", MOST, QUARTER_HOUR);
const devices = attemptLimit("sign_in_device", MOST, QUARTER_HOUR);
const accounts = attemptLimit("sign_in_account", NO_LIMIT, QUARTER_HOUR);
const addresses = attemptLimit("sign_in_address", NO_LIMIT, QUARTER_HOUR);
const ways = attemptLimit("provider_way", NO_LIMIT, QUARTER_HOUR);
const own = attemptLimit("own_password", MOST, QUARTER_HOUR);

/**
 * After so many failures, each further attempt on the account, or from the address, waits; so does each way to
 * the identity provider or back, of which a sign-in takes two.
 */
const FREE = { account: 5, address: 30, ways: 300 };
const LONGEST_SECONDS = 8;

/** From where somebody signs in: a network address, and the device if it signed in before. */
export type From = { address: string; device: string | null };

/** Seconds that attempt number `nth` waits: none at first, then 1, 2, 4 and at most 8. */
export function waitFor(nth: number, free: number): number {
  return nth <= free ? 0 : Math.min(2 ** (nth - free - 1), LONGEST_SECONDS);
}

/**
 * Counts one attempt to sign in before its password is checked, and gives the seconds that it must
 * wait; null when it is refused: this device, or this address for this account, had 10 attempts in 15
 * minutes. What others do elsewhere only makes an account wait, and not on a device that signed in to
 * it before: nobody can lock somebody else out. An unknown address may be everybody's, so it counts
 * for nothing (decision 118).
 */
export async function takeAttempt(email: string, from: From): Promise<number | null> {
  if (from.device) return (await devices.take(`${email} ${from.device}`)) ? 0 : null;
  const known = from.address !== UNKNOWN_ADDRESS;
  if (known && !(await pairs.take(`${email} ${lineOf(from.address)}`))) return null;
  const nth = await accounts.count(email);
  const nthHere = known ? await addresses.count(lineOf(from.address)) : 0;
  return Math.max(waitFor(nth, FREE.account), waitFor(nthHere, FREE.address));
}

/**
 * Counts one way to the identity provider or back, and gives the seconds that it must wait: whoever makes us ask
 * the provider all the time waits, and locks nobody else out. An unknown address counts for nothing.
 */
export async function takeWay(address: string): Promise<number> {
  if (address === UNKNOWN_ADDRESS) return 0;
  return waitFor(await ways.count(lineOf(address)), FREE.ways);
}

/** So many attempts are held back at once in a process: each holds a request. */
const MOST_HELD = 200;
let held = 0;

/** Holds an attempt back for so many seconds. Refuses (too_busy) when too many are held back already. */
export async function holdBack(
  seconds: number,
  wait: (ms: number) => Promise<unknown>,
): Promise<void> {
  if (seconds === 0) return;
  if (held >= MOST_HELD) throw new Rejection("too_busy");
  held += 1;
  await wait(seconds * 1000).finally(() => {
    held -= 1;
  });
}

/** After a sign-in: what this person counted here is forgotten, and what others count stays. */
export async function forgiveAttempts(email: string, from: From): Promise<void> {
  if (from.device) return devices.forget(`${email} ${from.device}`);
  await pairs.forget(`${email} ${lineOf(from.address)}`);
  await accounts.giveBack(email);
  if (from.address !== UNKNOWN_ADDRESS) await addresses.giveBack(lineOf(from.address));
}

/** Counts one attempt of somebody who is signed in to say their password: 10 in 15 minutes. */
export const takeOwnAttempt = (staffId: string): Promise<boolean> => own.take(staffId);

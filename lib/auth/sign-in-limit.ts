import { attemptLimit } from "@/lib/attempt-limit";

const WINDOW_SECONDS = 15 * 60;
const accounts = attemptLimit("sign_in_account", 10, WINDOW_SECONDS);
const addresses = attemptLimit("sign_in_address", 60, WINDOW_SECONDS);

/**
 * Counts one sign-in attempt before its password is checked, so that parallel attempts count too.
 * False when this account had 10 attempts, or this address 60, within 15 minutes.
 */
export async function takeAttempt(email: string, address: string): Promise<boolean> {
  return (await addresses.take(address)) && (await accounts.take(email));
}

/** After a successful sign-in: resets the account's count and gives the address its attempt back. */
export async function forgiveAttempts(email: string, address: string): Promise<void> {
  await accounts.forget(email);
  await addresses.giveBack(address);
}

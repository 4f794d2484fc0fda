import { attemptLimit } from "@/lib/attempt-limit";

const WINDOW_SECONDS = 15 * 60;
const accounts = attemptLimit("sign_in_account", 10, WINDOW_SECONDS);
const addresses = attemptLimit("sign_in_address", 60, WINDOW_SECONDS);

/**
 * Counts one attempt to sign in before its password is looked at, so that many at once cannot slip
 * through. False when this account (10) or this address (60) has used up its 15 minutes.
 */
export async function takeAttempt(email: string, address: string): Promise<boolean> {
  return (await addresses.take(address)) && (await accounts.take(email));
}

/** The attempt was right: this account starts again at zero and the address gets its point back. */
export async function forgiveAttempts(email: string, address: string): Promise<void> {
  await accounts.forget(email);
  await addresses.giveBack(address);
}

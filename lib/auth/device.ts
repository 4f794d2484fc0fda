import { macOf } from "@/lib/crypto/mac";
import { newToken } from "@/lib/crypto/token";

/** So many accounts that signed in on it a device remembers, such as a shared one at the desk. */
const MOST = 12;
/** How long a device is known without a sign-in. */
export const DEVICE_DAYS = 180;

const signature = (device: string, email: string) =>
  macOf("device", `${device} ${email}`).slice(0, 32);

/**
 * The name of the device whose cookie this is, if this account signed in on it before; else null. The
 * cookie is the device's random name and a signature for each account. It signs nobody in: attempts
 * from the device are only counted apart.
 */
export function knownDevice(cookie: string | null, email: string): string | null {
  const [device, ...signatures] = cookie?.split(".") ?? [];
  return device && signatures.includes(signature(device, email)) ? device : null;
}

/** The cookie of the device after this account signed in on it. */
export function rememberDevice(cookie: string | null, email: string): string {
  const [given = "", ...signatures] = cookie?.split(".") ?? [];
  const device = /^[\w-]{43}$/.test(given) ? given : newToken();
  const own = signature(device, email);
  const others = signatures.filter((each) => /^[0-9a-f]{32}$/.test(each) && each !== own);
  return [device, own, ...others.slice(0, MOST - 1)].join(".");
}

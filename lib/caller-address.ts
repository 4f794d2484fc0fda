import { BlockList, isIP, isIPv6 } from "node:net";

/** The address of a caller who cannot be told from others. */
export const UNKNOWN_ADDRESS = "unknown";

/** The header in which app/caller.ts hands the caller's address on; callers cannot set it. */
export const CALLER_HEADER = "x-caller-address";

// Addresses that are reached from this machine or its network alone (RFC 6890, RFC 4193).
const inside = new BlockList();
inside.addSubnet("127.0.0.0", 8);
inside.addSubnet("10.0.0.0", 8);
inside.addSubnet("172.16.0.0", 12);
inside.addSubnet("192.168.0.0", 16);
inside.addSubnet("100.64.0.0", 10);
inside.addSubnet("169.254.0.0", 16);
inside.addAddress("::1", "ipv6");
inside.addSubnet("fc00::", 7, "ipv6");
inside.addSubnet("fe80::", 10, "ipv6");

function isInside(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  const family = isIP(plain);
  return family === 0 || inside.check(plain, family === 6 ? "ipv6" : "ipv4");
}

/**
 * The network address of a caller. `remote` is the other end of the socket, `forwarded` the header
 * X-Forwarded-For, `proxies` how many proxies of ours each request passes: each adds the address that
 * it saw, so the caller stands so far from the end, and can forge what is before. Without proxies the
 * header is not believed. Then a caller from inside, or one with that header, is probably a proxy that
 * nobody told us of, and unknown: many people would share its address.
 */
export function addressOf(
  remote: string | undefined,
  forwarded: string | undefined,
  proxies: number,
): string {
  if (proxies > 0)
    return forwarded?.split(",").at(-proxies)?.trim().slice(0, 64) || UNKNOWN_ADDRESS;
  if (forwarded !== undefined || !remote || isInside(remote)) return UNKNOWN_ADDRESS;
  return remote;
}

/** The part of an address that belongs to one line: of IPv6 the first 64 bits (RFC 6177). */
export function lineOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [front = "", back] = plain.split("::");
  const parts = front.split(":").filter(Boolean);
  const tail = back?.split(":").filter(Boolean) ?? [];
  const zeros = Array<string>(Math.max(0, 8 - parts.length - tail.length)).fill("0");
  const whole = back === undefined ? parts : [...parts, ...zeros, ...tail];
  return whole
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":");
}

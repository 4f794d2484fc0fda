import { expect, it } from "vitest";
import { addressOf } from "./caller-address";

const MOBILE = "203.0.113.7";

it.each([
  ["as the one proxy saw it", "127.0.0.1", `6.6.6.6, ${MOBILE}`, 1],
  ["as the first of two proxies saw it", "127.0.0.1", `6.6.6.6, ${MOBILE}, 10.0.0.9`, 2],
  ["of the socket, where there is no proxy", MOBILE, undefined, 0],
])("a caller has the address %s", (_, remote, forwarded, proxies) => {
  expect(addressOf(remote, forwarded, proxies)).toBe(MOBILE);
});

it.each([
  ["whose header nobody vouches for", MOBILE, "6.6.6.6", 0],
  ["behind a proxy on this machine", "127.0.0.1", undefined, 0],
  ["behind a proxy of the same network", "::ffff:10.2.3.4", undefined, 0],
  ["from a private network of IPv6", "fd00::7", undefined, 0],
  ["without a socket", undefined, undefined, 0],
  ["who came past the proxy", MOBILE, undefined, 1],
  ["who came past one of two proxies", MOBILE, "10.0.0.9", 2],
  ["whose proxy says nothing", "127.0.0.1", "", 1],
])("a caller %s is unknown", (_, remote, forwarded, proxies) => {
  expect(addressOf(remote, forwarded, proxies)).toBe("unknown");
});

import { expect, it } from "vitest";
import { knownDevice, rememberDevice } from "./device";

it("a device is known to each account that signed in on it, and to no other", () => {
  const first = rememberDevice(null, "a@clinic.example");
  const both = rememberDevice(first, "b@clinic.example");
  expect(knownDevice(both, "a@clinic.example")).toBe(knownDevice(first, "a@clinic.example"));
  expect(knownDevice(both, "b@clinic.example")).not.toBeNull();
  expect(knownDevice(first, "b@clinic.example")).toBeNull();
  expect(knownDevice(null, "a@clinic.example")).toBeNull();
});

it("a device cannot name itself, nor take the signature of another", () => {
  const [device = "", signature = ""] = rememberDevice(null, "a@clinic.example").split(".");
  expect(knownDevice(`${device.replace(/.$/, "_")}.${signature}`, "a@clinic.example")).toBeNull();
  expect(knownDevice(`${device}.${"0".repeat(32)}`, "a@clinic.example")).toBeNull();
  expect(rememberDevice("made-up.0.1", "a@clinic.example")).toMatch(/^[\w-]{43}\.[0-9a-f]{32}$/);
});

it("a device remembers the last twelve accounts, so its cookie stays small", () => {
  let cookie = "";
  for (let n = 0; n < 30; n += 1) cookie = rememberDevice(cookie, `n${n}@clinic.example`);
  expect(cookie.split(".")).toHaveLength(13);
  expect(knownDevice(cookie, "n29@clinic.example")).not.toBeNull();
  expect(knownDevice(cookie, "n0@clinic.example")).toBeNull();
});

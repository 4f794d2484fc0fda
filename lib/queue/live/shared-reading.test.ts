import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { staffForTest } from "@/test/staff";
import { sharedReading } from "./shared-reading";

const [ada, ben] = [staffForTest({ id: "ada" }), staffForTest({ id: "ben" })];
const desk = staffForTest({ id: "cay", role: "front_desk" });
const all = { about: "/staff", digest: "first" };

/** A reading that counts how often it was made. */
function counted() {
  let made = 0;
  return async () => {
    made += 1;
    return `reading ${made}`;
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

it("is made once for everybody in one role with the same digest", async () => {
  const read = counted();
  const given = await Promise.all([ada, ben, ada].map((staff) => sharedReading(staff, all, read)));
  expect(given).toEqual(["reading 1", "reading 1", "reading 1"]);
});

it("is never given to another role, whose rows may show other things", async () => {
  const read = counted();
  expect(await sharedReading(ada, all, read)).toBe("reading 1");
  expect(await sharedReading(desk, all, read)).toBe("reading 2");
});

it("is made again for a later digest or for other rows", async () => {
  const read = counted();
  await sharedReading(ada, all, read);
  expect(await sharedReading(ben, { ...all, digest: "second" }, read)).toBe("reading 2");
  expect(await sharedReading(ben, { ...all, about: "/staff?page=2" }, read)).toBe("reading 3");
});

it("is forgotten after three seconds, and at once when it failed", async () => {
  const read = counted();
  await sharedReading(ada, all, read);
  await vi.advanceTimersByTimeAsync(2_900);
  expect(await sharedReading(ben, all, read)).toBe("reading 1");
  await vi.advanceTimersByTimeAsync(200);
  expect(await sharedReading(ben, all, read)).toBe("reading 2");
  const other = { ...all, digest: "other" };
  const away = async () => Promise.reject(new Error("away"));
  await expect(sharedReading(ada, other, away)).rejects.toThrow("away");
  expect(await sharedReading(ada, other, read)).toBe("reading 3");
});

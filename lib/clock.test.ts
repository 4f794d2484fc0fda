import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetDatabaseTimeForTest } from "@/test/clock";
import { clockAhead, clockNow, noteDatabaseTime } from "./clock";

const DAY = 86_400_000;
const seenNow = (said: number) => noteDatabaseTime(new Date(said), performance.now() - 5);

beforeEach(() => seenNow(Date.now()));
afterEach(() => {
  vi.useRealTimers();
  forgetDatabaseTimeForTest();
});

it("is ours while the clocks are alike, however late the answer came", () => {
  noteDatabaseTime(new Date(Date.now() - 9_000), performance.now() - 50_000);
  expect(clockAhead()).toBe(0);
  seenNow(Date.now() + 20_000);
  expect(clockAhead()).toBe(0);
});

it.each([10 * DAY, -10 * DAY])("is the database's when ours is %i ms off", (off) => {
  seenNow(Date.now() - off);
  expect(Math.abs(clockAhead() - off)).toBeLessThan(1000);
  expect(Math.abs(clockNow().getTime() - (Date.now() - off))).toBeLessThan(1000);
});

it("is ours again once our clock was set right", () => {
  seenNow(Date.now() - 10 * DAY);
  seenNow(Date.now());
  expect(clockAhead()).toBe(0);
});

it("does not jump when our clock does, before the next look at the database", () => {
  const before = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: before + 10 * DAY });
  expect(Math.abs(clockNow().getTime() - before)).toBeLessThan(1000);
});

it("does not jump when our clock does while the database is asked", () => {
  const [before, asked] = [Date.now(), performance.now()];
  vi.useFakeTimers({ toFake: ["Date"], now: before + 10 * DAY });
  noteDatabaseTime(new Date(before), asked);
  expect(Math.abs(clockAhead() - 10 * DAY)).toBeLessThan(1000);
  expect(Math.abs(clockNow().getTime() - before)).toBeLessThan(1000);
});

import { afterEach, expect, it, vi } from "vitest";
import { clockAhead, clockNow, noteDatabaseTime } from "./clock";

const DAY = 86_400_000;
const seenNow = (said: number) => noteDatabaseTime(new Date(said), Date.now() - 5);

afterEach(() => {
  vi.useRealTimers();
  seenNow(Date.now());
});

it("is ours while the clocks are alike, however late the answer came", () => {
  noteDatabaseTime(new Date(Date.now() - 9_000), Date.now() - 50_000);
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

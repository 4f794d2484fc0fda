import { expect, it } from "vitest";
import { isJustOpened, opened } from "./opened";

const NOW = Date.parse("2026-11-30T10:00:00Z");
const MINUTE = 60_000;
const queryOf = (address: string) => new URL(address, "http://localhost").searchParams;

it("a device was just opened for some minutes, and not before or without the mark", () => {
  const query = queryOf(opened("/en/result", NOW));
  expect(isJustOpened(query, NOW + 1)).toBe(true);
  expect(isJustOpened(query, NOW + 9 * MINUTE)).toBe(true);
  expect(isJustOpened(query, NOW + 11 * MINUTE)).toBe(false);
  expect(isJustOpened(query, NOW - 11 * MINUTE)).toBe(false);
  expect(isJustOpened(queryOf("/en/result"), NOW)).toBe(false);
  for (const value of ["", "1e9", "x", "-1"])
    expect(isJustOpened(queryOf(`/en/result?opened=${value}`), NOW), value).toBe(false);
});

import { expect, it } from "vitest";
import { staffForTest } from "@/test/staff";
import { isViewed, viewedMark } from "./viewed-mark";

it("holds for the board and the session that it was made for, and for no other", () => {
  const person = { id: crypto.randomUUID(), name: "Test", role: "clinician" } as const;
  const [staff, other] = [staffForTest(person), { ...staffForTest(person), sessionHash: "other" }];
  const mark = viewedMark(staff, "/staff?level=SOON");
  expect(isViewed(staff, "/staff?level=SOON", mark)).toBe(true);
  expect(isViewed(staff, "/staff", mark)).toBe(false);
  expect(isViewed(other as typeof staff, "/staff?level=SOON", mark)).toBe(false);
  for (const none of ["", "0".repeat(64), mark.slice(1)])
    expect(isViewed(staff, "/staff?level=SOON", none)).toBe(false);
});

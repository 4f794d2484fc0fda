import { expect, it } from "vitest";
import { calendarPath } from "./calendar-nav";
import { isOfVisit } from "./of-visit";

const day = { view: "day", date: "2026-12-07", clinicianId: null } as const;

it("tells a time of the dragged visit from one of another visit, or of a person", () => {
  const visit = calendarPath({ ...day, visitId: "b" });
  expect(isOfVisit(calendarPath({ ...day, visitId: "b", to: "10:30" }), visit)).toBe(true);
  expect(isOfVisit(calendarPath({ ...day, visitId: "a", to: "10:30" }), visit)).toBe(false);
  expect(isOfVisit(calendarPath({ ...day, intakeId: "b", to: "10:30" }), visit)).toBe(false);
  expect(isOfVisit("", "")).toBe(false);
});

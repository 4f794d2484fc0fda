import { expect, it } from "vitest";
import { peopleOf } from "./people";

it("has a column for each clinician, and one for each other person with a booked visit", () => {
  const works = { id: "1", name: "Works" };
  const visit = (clinicianId: string, clinicianName: string) => ({ clinicianId, clinicianName });
  expect(peopleOf([works], [])).toEqual([works]);
  const rows = [visit("2", "Left"), visit("1", "Works"), visit("2", "Left")];
  expect(peopleOf([works], rows)).toEqual([
    works,
    { id: "2", name: "Left (not a clinician here now)" },
  ]);
  expect(peopleOf([], [visit("2", "Left")])).toHaveLength(1);
});

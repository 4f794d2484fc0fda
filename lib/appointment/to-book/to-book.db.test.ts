import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { addIntakeForTest, addStaffForTest, bookForTest, emptyQueueForTest } from "@/test/rows";
import { listToBook, MOST_TO_BOOK } from "./queries";

afterAll(closeDatabase);

const today = { now: new Date(), zone: "America/New_York" };

it("lists who has no visit ahead, most urgent first, and neither emergencies nor self-care", async () => {
  await emptyQueueForTest();
  const desk = await addStaffForTest("front_desk");
  const clinician = await addStaffForTest("clinician");
  const [routine, soon, urgent, booked] = [
    await addIntakeForTest("ROUTINE"),
    await addIntakeForTest("SOON"),
    await addIntakeForTest("URGENT"),
    await addIntakeForTest("URGENT"),
  ];
  await addIntakeForTest("EMERGENCY");
  await addIntakeForTest("SELF_CARE");
  await bookForTest(booked, clinician.id, [4, 5]);
  const { people, all } = await listToBook(desk, today);
  expect(people.map(({ intakeId }) => intakeId)).toEqual([urgent, soon, routine]);
  expect(all).toBe(3);
  expect(people[0]).toMatchObject({ level: "URGENT", age: expect.any(Number) });
  expect(people[0]?.name).toMatch(/ Quill/);
});

it("says how many there are when it does not show all", async () => {
  await emptyQueueForTest();
  const desk = await addStaffForTest("front_desk");
  for (let count = 0; count <= MOST_TO_BOOK; count += 1) await addIntakeForTest("ROUTINE");
  const { people, all } = await listToBook(desk, today);
  expect(people).toHaveLength(MOST_TO_BOOK);
  expect(all).toBe(MOST_TO_BOOK + 1);
});

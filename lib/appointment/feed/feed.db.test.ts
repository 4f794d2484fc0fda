import { afterAll, expect, it } from "vitest";
import { findClinicalWord } from "@/lib/clinic/settings/clinical-words";
import { closeDatabase, sql } from "@/lib/db/client";
import { addIntakeForTest, addStaffForTest, bookAsSeenForTest, offerForTest } from "@/test/rows";
import { makeFeed, revokeFeed } from "./commands";
import { findFeed, readFeed } from "./queries";

afterAll(closeDatabase);

const tokenOf = (link: string) => link.split("/").at(-1) ?? "";

it("shows a clinician's visits without a name or a clinical word, until the link is ended", async () => {
  const [clinician, other] = [await addStaffForTest(), await addStaffForTest()];
  const time = await offerForTest(clinician.id, 60);
  const intakeId = await addIntakeForTest("SOON", 1, { family_name: "Zebrowski" });
  await bookAsSeenForTest(clinician, { intakeId, time });
  await bookAsSeenForTest(clinician, {
    intakeId: await addIntakeForTest("SOON"),
    time: await offerForTest(other.id, 60),
  });
  expect(await findFeed(clinician)).toBeNull();
  const first = tokenOf(await makeFeed(clinician));
  const calendar = (await readFeed(first)) ?? "";
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  const begins = time.startsAt.toISOString().replace(/[-:]|\.\d{3}/g, "");
  expect(calendar).toContain(`DTSTART:${begins}\r\n`);
  expect(calendar).not.toMatch(/Zebrowski|BK-/i);
  expect(findClinicalWord(calendar)).toBeNull();
  const [stored] = await sql(
    "test_feed",
    `SELECT f::text AS "all" FROM "CalendarFeed" f WHERE "staffId" = $id`,
    {
      id: clinician.id,
    },
  );
  expect(JSON.stringify(stored)).not.toContain(first);
  // A new link ends the old one.
  const second = tokenOf(await makeFeed(clinician));
  expect(await readFeed(first)).toBeNull();
  expect(await readFeed(second)).not.toBeNull();
  expect(await findFeed(clinician)).toBeInstanceOf(Date);
  await revokeFeed(clinician);
  expect(await readFeed(second)).toBeNull();
  for (const unknown of ["x".repeat(43), "", "../status"])
    expect(await readFeed(unknown)).toBeNull();
});

it.each([
  ["is disabled", `"disabledAt" = now()`, `"disabledAt" = NULL`],
  ["is no clinician any more", `"role" = 'front_desk'`, `"role" = 'clinician'`],
])("ends for good when its owner %s", async (name, away, back) => {
  const clinician = await addStaffForTest();
  const token = tokenOf(await makeFeed(clinician));
  expect(await readFeed(token)).not.toBeNull();
  for (const [at, change] of [away, back].entries()) {
    await sql(`test_${name}_${at}`, `UPDATE "StaffMember" SET ${change} WHERE "id" = $id`, {
      id: clinician.id,
    });
    expect(await readFeed(token)).toBeNull();
  }
  expect(await findFeed(clinician)).toBeNull();
});

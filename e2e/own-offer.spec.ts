import { randomUUID } from "node:crypto";
import { offerTimes } from "@/lib/appointment/slot-offers/commands";
import { addToWaitlist } from "@/lib/appointment/waitlist/commands";
import { placeOf } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import spanish from "@/messages/es.json" with { type: "json" };
import { NOON } from "@/test/noon";
import { staffForTest } from "@/test/staff";
import { query } from "./database";
import { expectNoBarrierHere, fileSomebody, heading, ownTimes } from "./own-visits";
import { answersOf } from "./people";
import { addPerson, expect, fileIntake, newName, test, trailOf } from "./staff";

test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

/** The token of the link in the offer that was written to this patient; null: none yet. */
async function offeredTo(intakeId: string): Promise<string | null> {
  const [row] = await query<{ id: string; bodySealed: string }>(
    `SELECT "id", "bodySealed" FROM "OutboundMessage" WHERE "intakeId" = $1 AND "kind" = 'patient_offer'`,
    [intakeId],
  );
  const text = row && unseal(row.bodySealed, placeOf("OutboundMessage.bodySealed", row.id));
  return text?.match(/\/offer\/([\w-]{43})/)?.[1] ?? null;
}

test("a patient of the waiting list takes a time that somebody else gave back, in Spanish", async ({
  page,
}) => {
  const wants = { messages: "email", email: `${randomUUID()}@patient.example` };
  const { id } = await fileIntake({
    ...answersOf("Lund", { family_name: newName("Marlow") }),
    ...wants,
  });
  await query(
    `INSERT INTO "Consent" ("id", "intakeId", "kind", "textVersion", "textHash", "agreedAt")
     VALUES (gen_random_uuid(), $1, 'messages', 'test', 'test', now())`,
    [id],
  );
  const [other, [time]] = [await fileSomebody(), await ownTimes(72)];
  const [kind] = await query<{ id: string }>(
    `SELECT "id" FROM "VisitType" WHERE "patientsBook" AND "closedAt" IS NULL ORDER BY "createdAt" LIMIT 1`,
  );
  if (!time || !kind) throw new Error("no time");
  const [taken] = await query<{ id: string }>(
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "booker")
     VALUES (gen_random_uuid(), $1, $2, $3, $3::timestamptz + interval '30 minutes', 'patient') RETURNING "id"`,
    [other.id, time.clinicianId, time.startsAt],
  );
  await addToWaitlist(staffForTest(await addPerson("front_desk")), {
    ...{ intakeId: id, visitTypeId: kind.id, clinicianId: time.clinicianId, locationId: null },
    ...{ dayPart: "any", weeks: 1 },
  });
  await query(`UPDATE "Appointment" SET "cancelledAt" = now() WHERE "id" = $1`, [taken?.id]);
  // Offers are made at noon; the service itself may be faster.
  await expect
    .poll(async () => {
      if (!(await offeredTo(id))) await offerTimes(NOON);
      return offeredTo(id);
    })
    .not.toBeNull();
  const { offer, status } = spanish;
  const link = `/es/offer/${await offeredTo(id)}`;
  await page.goto(link);
  await expect(heading(page)).toHaveText(offer.title);
  await expect(page.getByText("12 Main Street")).toBeVisible();
  await expectNoBarrierHere(page, "the offered time");
  const sent = await page
    .locator("form:has([value=accept]) input[type=hidden]")
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute("name"), input.getAttribute("value")]),
    );
  await page.getByRole("button", { name: offer.accept }).click();
  await expect(heading(page)).toHaveText(status.title);
  await expect(page.getByText(time.clinicianName).first()).toBeVisible();
  await expectNoBarrierHere(page, "the status with the accepted time");
  expect((await trailOf(id)).filter((event) => event.startsWith("offer."))).toEqual([
    "offer.made by system",
    "offer.accepted by patient",
  ]);
  // The form that is sent a second time leads to the patient's visit; the link alone shows nothing.
  const again = await page.request.post(link, {
    form: { ...Object.fromEntries(sent), answer: "accept" },
  });
  expect(again.status()).toBe(200);
  expect(new URL(again.url()).pathname).toMatch(/^\/es\/status\//);
  expect(await again.text()).toContain(time.clinicianName);
  const used = await page.goto(link);
  expect(used?.status()).toBe(404);
  await expect(heading(page)).toHaveText(status.gone.title);
});

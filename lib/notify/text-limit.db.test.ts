import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { listAttention } from "@/lib/attention/queries";
import { changeSetting, putSettingBack } from "@/lib/clinic/settings/commands";
import { getSetting } from "@/lib/clinic/settings/queries";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { closeDatabase, sql } from "@/lib/db/client";
import { clearJobsForTest, deliverForTest } from "@/test/jobs";
import { addIntakeForTest, addStaffForTest, retireStaffForTest } from "@/test/rows";
import { numberForTest, SmsGatewayForTest } from "@/test/sms-gateway";
import { queueDelivery } from "./deliver";
import { isTextLimitReached, TEXTS_A_DAY, takeText } from "./text-limit";

const gateway = new SmsGatewayForTest();
let staff: Awaited<ReturnType<typeof addStaffForTest>>;
let admin: Awaited<ReturnType<typeof addStaffForTest>>;

beforeAll(async () => {
  vi.stubEnv("SMS_URL", await gateway.start());
  vi.stubEnv("SMS_FROM", "+12125550100");
  vi.stubEnv("DEMO", "");
  await retireStaffForTest();
  staff = await addStaffForTest();
  admin = await addStaffForTest("admin");
});
beforeEach(async () => {
  gateway.messages = [];
  gateway.refuseWith = null;
  await clearJobsForTest();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await gateway.stop();
  await closeDatabase();
});

/** Writes a text message about an intake, and tries to deliver it. */
async function write(intakeId: string, to: string, kind = "patient_received"): Promise<void> {
  const id = randomUUID();
  await sql(
    "test_text",
    `INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject", "body", "channel")
     VALUES ($id::uuid, $intakeId, $kind, $id::uuid::text, $to, 's', 'Hello', 'sms')`,
    { id, intakeId, kind, to: seal(to, placeOf("OutboundMessage.recipientSealed", id)) },
  );
  await queueDelivery(intakeId);
  await deliverForTest();
}

/** Why text messages about this intake were not sent, as Needs attention has it. */
async function failuresOf(intakeId: string): Promise<(string | null)[]> {
  const { rows } = await listAttention(staff);
  return rows
    .filter((row) => row.intakeId === intakeId && row.kind === "message_failed")
    .map(({ failure }) => failure);
}

async function allow(value: { countries: string; most: string }): Promise<void> {
  const { version } = await getSetting(admin, "texts");
  await changeSetting(admin, { key: "texts", scope: "", version, value });
}
async function allowAsBefore(): Promise<void> {
  const { version } = await getSetting(admin, "texts");
  await putSettingBack(admin, { key: "texts", scope: "", version, to: 0 });
}

it("a patient abroad is not texted until that country is named, and staff see it; staff abroad are", async () => {
  const intakeId = await addIntakeForTest("SOON");
  await write(intakeId, "+447912345678");
  await write(intakeId, "+18765550134");
  await write(intakeId, "+19005550134");
  expect(gateway.messages).toEqual([]);
  expect(await failuresOf(intakeId)).toEqual(["abroad", "abroad", "abroad"]);
  await write(intakeId, "+447912345679", "alarm_on_call");
  expect(gateway.messages).toHaveLength(1);
  await allow({ countries: "GB", most: "500" });
  await write(await addIntakeForTest("SOON"), "+447912345670");
  expect(gateway.messages).toHaveLength(2);
  await allowAsBefore();
});

it("one number gets a few within a day, what the gateway refused is not counted, and others go on", async () => {
  const intakeId = await addIntakeForTest("SOON");
  const number = numberForTest();
  gateway.refuseWith = 400;
  await write(await addIntakeForTest("SOON"), number);
  gateway.refuseWith = null;
  for (let n = 0; n <= TEXTS_A_DAY; n += 1) await write(intakeId, number);
  // The refused one is tried again with the next delivery, and counts then.
  expect(gateway.messages.filter(({ to }) => to === number)).toHaveLength(TEXTS_A_DAY);
  expect(await failuresOf(intakeId)).toContain("too_many");
  const other = numberForTest();
  await write(await addIntakeForTest("SOON"), other);
  expect(gateway.messages.map(({ to }) => to)).toContain(other);
});

it("beyond the limit of the clinic a patient's text waits, admins and Needs attention say so, alarms go on, and it is sent once there is room", async () => {
  await write(await addIntakeForTest("SOON"), numberForTest());
  gateway.messages = [];
  await sql("test_not_told", `DELETE FROM "OutboundMessage" WHERE "kind" = 'text_limit'`);
  expect(await isTextLimitReached(staff)).toBe(false);
  await allow({ countries: "", most: "1" });
  const intakeId = await addIntakeForTest("SOON");
  const number = numberForTest();
  await write(intakeId, number);
  await write(intakeId, number);
  expect(gateway.messages).toEqual([]);
  expect(await failuresOf(intakeId)).toEqual(["text_limit", "text_limit"]);
  expect(await isTextLimitReached(staff)).toBe(true);
  const told = await sql<{ key: string }>(
    "test_told_of_limit",
    `SELECT "dedupeKey" AS "key" FROM "OutboundMessage" WHERE "kind" = 'text_limit'`,
  );
  // The day in the key may be over between the two.
  const people = new Set(told.map(({ key }) => key.replace(/\d{4}-\d\d-\d\d/, "")));
  expect(people.size).toBe(1);
  expect(told[0]?.key).toContain(admin.id);
  await write(await addIntakeForTest("SOON"), number, "alarm_on_call");
  expect(gateway.messages).toHaveLength(1);
  // What is refused counts nothing, also as a code.
  const caller = numberForTest();
  for (let n = 0; n < 4; n += 1) expect(await takeText(caller, "code")).toBe("text_limit");
  await allowAsBefore();
  expect(await isTextLimitReached(staff)).toBe(false);
  expect(await takeText(caller, "code")).toBeNull();
  await deliverForTest();
  expect(gateway.messages).toHaveLength(3);
  expect(await failuresOf(intakeId)).toEqual([]);
});

/** The day of all counts is over. */
const nextDay = () => sql("test_next_day", "DELETE FROM rate_limit WHERE key LIKE 'text_%'");

it("a flood of strangers leaves half to questions of staff and to visits", async () => {
  await nextDay();
  await allow({ countries: "", most: "4" });
  const flood = await addIntakeForTest("SOON");
  for (let n = 0; n < 3; n += 1) await write(flood, numberForTest());
  expect(gateway.messages).toHaveLength(2);
  expect(await failuresOf(flood)).toEqual(["text_limit"]);
  const known = await addIntakeForTest("SOON");
  await write(known, numberForTest(), "patient_question");
  await write(known, numberForTest(), "patient_visit_reminder");
  expect(gateway.messages).toHaveLength(4);
  await write(known, numberForTest(), "patient_visit_reminder");
  expect(await failuresOf(known)).toEqual(["text_limit"]);
  await allowAsBefore();
});

it("a number that strangers typed too often still gets those, and the rest the next day", async () => {
  await nextDay();
  const [intakeId, number] = [await addIntakeForTest("SOON"), numberForTest()];
  for (let n = 0; n <= TEXTS_A_DAY; n += 1) await write(intakeId, number);
  expect(await failuresOf(intakeId)).toEqual(["too_many"]);
  await write(intakeId, number, "patient_question");
  expect(gateway.messages).toHaveLength(TEXTS_A_DAY + 1);
  await nextDay();
  await deliverForTest();
  expect(gateway.messages).toHaveLength(TEXTS_A_DAY + 2);
  expect(await failuresOf(intakeId)).toEqual([]);
});

import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import ICAL from "ical.js";
import { makeLink } from "@/lib/aftercare/commands";
import { dateIn } from "@/lib/time";
import english from "@/messages/en.json" with { type: "json" };
import spanish from "@/messages/es.json" with { type: "json" };
import { query } from "./database";
import {
  clock,
  expectNoBarrierHere,
  fileSomebody,
  heading,
  type OwnTime,
  ownTimes,
  patientsBook,
  ZONE,
} from "./own-visits";
import { remember } from "./patient";
import { answersOf } from "./people";
import { timeOf } from "./slots";
import {
  expect,
  fileEmergency,
  fileIntake,
  newName,
  openIntake,
  part,
  test,
  trailOf,
} from "./staff";

test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

/** Chooses a time on its page, wherever it stands among those of other tests, and goes on. */
async function choose(page: Page, time: OwnTime, words: string): Promise<void> {
  const path = new URL(page.url()).pathname;
  await page.goto(`${path}?from=${dateIn(ZONE, time.startsAt)}`);
  await timeOf(page, time).check();
  await page.getByRole("button", { name: words }).click();
}

test("a patient books from the result, moves and cancels, without scripts", async ({
  page,
  context,
  address,
  as,
}) => {
  const { id, token } = await fileSomebody();
  const [first, second] = await ownTimes(72, 75);
  if (!first || !second) throw new Error("no times");
  const { booking, result } = english;
  await remember(context, address, token);
  await page.goto("/en/result");
  await expect(page.getByRole("heading", { name: booking.offer.title })).toBeVisible();
  await page.goto("/en/status/mine/book");
  await expectNoBarrierHere(page, "the times");
  await page.getByRole("button", { name: booking.submit }).click();
  await expect(page.getByRole("alert")).toContainText(booking.problem.choose);
  await choose(page, first, booking.submit);

  await expect(heading(page)).toHaveText(booking.confirm.title);
  await expect(page.getByText("It is not booked yet.")).toBeVisible();
  await expect(page.getByText(clock(first))).toBeVisible();
  await expectNoBarrierHere(page, "the time that is kept");
  await page.getByRole("button", { name: booking.confirm.book }).click();

  await expect(heading(page)).toHaveText(result.booked.title);
  await expect(page.getByText(clock(first))).toBeVisible();
  await expect(page.getByText(first.clinicianName)).toBeVisible();
  await expect(page.getByText("12 Main Street")).toBeVisible();
  await expect(page.getByRole("button", { name: english.status.worse.button })).toBeVisible();
  await expectNoBarrierHere(page, "the visit");
  const file = await context.request.get("/en/status/mine/visit/calendar");
  expect(file.headers()).toMatchObject({
    "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
    "content-disposition": 'attachment; filename="visit.ics"',
    "cache-control": "private, no-store",
  });
  const event = new ICAL.Component(ICAL.parse(await file.text())).getFirstSubcomponent("vevent");
  expect(event && new ICAL.Event(event).startDate.toJSDate()).toEqual(first.startsAt);

  await page.getByRole("link", { name: booking.visit.move }).click();
  await choose(page, second, booking.submit);
  await expect(heading(page)).toHaveText(booking.confirm.moveTitle);
  await page.getByRole("button", { name: booking.confirm.move }).click();
  await expect(page.getByText(clock(second))).toBeVisible();

  const { page: staffPage } = await as("front_desk");
  await openIntake(staffPage, id);
  await expect(
    part(staffPage, "Follow-up")
      .getByText(/by the patient$/)
      .first(),
  ).toBeVisible();

  await page.getByRole("link", { name: booking.visit.cancel }).click();
  await expectNoBarrierHere(page, "before a visit is canceled");
  await page.getByRole("link", { name: booking.cancel.keep }).click();
  await page.getByRole("link", { name: booking.visit.cancel }).click();
  await page.getByRole("button", { name: booking.cancel.button }).click();
  await expect(page.getByRole("alert")).toContainText(booking.cancel.choose);
  await page.getByLabel(booking.cancel.reasons.cannot_come).check();
  await page.getByRole("button", { name: booking.cancel.button }).click();
  await expect(page.getByText(booking.cancel.done)).toBeVisible();
  expect(
    (await trailOf(id)).filter((event) => /appointment\.(booked|cancelled)/.test(event)),
  ).toEqual(
    ["booked", "cancelled", "booked", "cancelled"].map((what) => `appointment.${what} by patient`),
  );
  const open = await query(`SELECT 1 FROM "QueueEntry" WHERE "intakeId" = $1`, [id]);
  expect(open).toHaveLength(1);
});

test("a patient books by the private link in Spanish, after somebody else was faster", async ({
  page,
  context,
  address,
}) => {
  const [{ id }, other] = [await fileSomebody(), await fileSomebody()];
  const [wanted, next] = await ownTimes(72, 76);
  if (!wanted || !next) throw new Error("no times");
  const { booking } = spanish;
  await page.goto(`/es/status/${await makeLink(id, new Date())}`);
  await page.getByRole("link", { name: booking.offer.link }).click();
  const path = new URL(page.url()).pathname;
  await page.goto(`${path}?from=${dateIn(ZONE, wanted.startsAt)}`);
  await timeOf(page, wanted).check();
  await query(
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "booker")
     VALUES (gen_random_uuid(), $1, $2, $3, $3::timestamptz + interval '30 minutes', 'patient')`,
    [other.id, wanted.clinicianId, wanted.startsAt],
  );
  await page.getByRole("button", { name: booking.submit }).click();
  await expect(page.getByRole("alert")).toContainText(booking.problem.slot_taken);
  await choose(page, next, booking.submit);
  await page.getByRole("button", { name: booking.confirm.book }).click();
  await expect(heading(page)).toHaveText(spanish.result.booked.title);
  await expectNoBarrierHere(page, "the visit in Spanish");

  // An emergency gets help and no time, and a link of nobody says nothing.
  const emergency = await fileEmergency();
  await remember(context, address, emergency.token);
  await page.goto("/es/status/mine/book");
  await expect(heading(page)).toContainText(spanish.result.emergency.title);
  await expect(page.getByRole("radio")).toHaveCount(0);
  const nobody = await page.goto(`/es/status/${"A".repeat(43)}/visit`);
  expect(nobody?.status()).toBe(404);
  await expect(heading(page)).toHaveText(spanish.status.gone.title);
});

test("a patient with two visits changes each, and a page that is sent twice shows the visit", async ({
  page,
}) => {
  const { id } = await fileSomebody();
  const [near, late, other] = await ownTimes(5, 72, 76);
  if (!near || !late || !other) throw new Error("no times");
  const { booking, result } = english;
  await query(
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "booker")
     VALUES (gen_random_uuid(), $1, $2, $3, $3::timestamptz + interval '30 minutes', 'patient')`,
    [id, late.clinicianId, late.startsAt],
  );
  const [kept] = await query<{ id: string }>(
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "booker")
     VALUES (gen_random_uuid(), $1, $2, $3, $3::timestamptz + interval '30 minutes', 'patient') RETURNING "id"`,
    [id, near.clinicianId, near.startsAt],
  );
  const mine = `/en/status/${await makeLink(id, new Date())}`;
  const again = await page.request.post(`${mine}/book/confirm`, {
    form: { do: "book", hold: kept?.id ?? "" },
  });
  expect(again.status()).toBe(200);
  expect(await again.text()).toContain(booking.visit.title);
  expect(await again.text()).toContain(clock(near));

  await page.goto(mine);
  const others = page.locator("section", {
    has: page.getByRole("heading", { name: booking.visit.othersTitle }),
  });
  await others.getByRole("link").click();
  await expect(page.getByText(clock(late))).toBeVisible();
  await page.getByRole("link", { name: booking.visit.move }).click();
  await page.goto(`${page.url()}&from=${dateIn(ZONE, other.startsAt)}`);
  await timeOf(page, other).check();
  await page.getByRole("button", { name: booking.submit }).click();
  await expect(page.getByRole("button", { name: english.status.worse.button })).toBeVisible();
  await page.getByRole("button", { name: booking.confirm.move }).click();
  await expect(heading(page)).toHaveText(result.booked.title);
  await expect(page.getByText(clock(other))).toBeVisible();
  await expectNoBarrierHere(page, "one of two visits");
  const visits = await query<{ status: string }>(
    `SELECT "status" FROM "Appointment" WHERE "intakeId" = $1 ORDER BY "startsAt"`,
    [id],
  );
  expect(visits.map(({ status }) => status)).toEqual(["booked", "cancelled", "booked"]);
});

test("an emergency of another intake of the same person puts help first on the status, without times", async ({
  page,
  context,
  address,
}) => {
  await patientsBook();
  const person = {
    family_name: newName("Marlow"),
    birth_date: "1963-02-11",
    phone: `(646) 53${randomInt(10)}-${randomInt(1000, 10_000)}`,
  };
  const { token } = await fileIntake(answersOf("Lund", person));
  const { offer } = english.booking;
  await remember(context, address, token);
  await page.goto("/en/status/mine");
  await expect(page.getByRole("link", { name: offer.link })).toBeVisible();

  await fileIntake(answersOf("Brandt", person));
  await page.goto("/en/status/mine");
  await expect(heading(page)).toContainText(english.result.emergency.title);
  await expect(page.getByRole("link", { name: offer.link })).toHaveCount(0);
  await expectNoBarrierHere(page, "the status with an emergency of another intake");
  await page.goto("/en/status/mine/book");
  await expect(heading(page)).toContainText(english.result.emergency.title);
  await expect(page.getByRole("radio")).toHaveCount(0);
});

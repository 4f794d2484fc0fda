import type { Page } from "@playwright/test";
import messages from "@/messages/en.json" with { type: "json" };
import { query } from "./database";
import { begin, referenceOn, sendWhole, unfold as unfoldAll, walk } from "./patient";
import { answersOf } from "./people";
import {
  addPerson,
  beginWith,
  enter,
  expect,
  openIntake,
  part,
  recordContact,
  test,
  unfold,
} from "./staff";

/** Nothing else in the world has these names, so any trace in the database is a leak. */
const PLANTED = {
  given: "Zephyrinah",
  family: "Quackenbosch",
  email: "zq.planted@nowhere-planted.example",
  phone: "(646) 555-0187",
  lowering: "Planted wish: her friend Ottoline watched her walk",
  born: "1987-03-14",
  language: "Volapuk-planted",
  signed: "Zephyrinah planted her signature Quackenbosch",
  freeText: "It began while carrying the planted harmonium upstairs",
  freeTextMore: "my neighbour Thaddeus Brindlewood saw it",
  callNote: "Planted call note: her sister Ermengarde answered",
  callNumber: "646 555 0199",
  note: "Planted note: lives behind the Brobdingnag bakery",
  noteMore: "insurance number PLT-99-8877-XX",
  reason: "Planted reason: walked in with the harmonium strap still on",
  secondReason: "Planted second opinion: reflexes of a hummingbird",
  closing: "Planted closing note: collected by her cousin Peregrine",
  where: "Planted corner of Wibble Street and Wobble Lane",
  stopGiven: "Hyacinthus",
  stopFamily: "Featherstonehaugh",
  stopPhone: "(646) 555-0176",
} as const;

const words = Object.values(PLANTED);
const DIGITS = ["6465550187", "6465550199", "6465550176", "+16465550187", "+16465550176"];

/** Every forbidden text, in every shape in which a careless column could hold it. */
const FORBIDDEN = [
  ...new Set([
    ...words,
    ...words.map((word) => word.toLowerCase()),
    ...words.map((word) => JSON.stringify(word).slice(1, -1)),
    ...words.map((word) => Buffer.from(word).toString("base64").replace(/=+$/, "").slice(0, -1)),
    ...words.map((word) => Buffer.from(word).toString("hex")),
    ...words.map((word) => encodeURIComponent(word)),
    ...DIGITS,
    "ottoline",
    "brindlewood",
    "ermengarde",
    "peregrine",
    "brobdingnag",
  ]),
];

/** Every row of every table, as text; by table. */
async function dumpAll(): Promise<Map<string, string>> {
  const tables = await query<{ schema: string; name: string }>(
    `SELECT n.nspname AS "schema", c.relname AS "name" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND n.nspname NOT LIKE 'pg_toast%' AND n.nspname NOT LIKE 'pg_temp%'`,
  );
  const dump = new Map<string, string>();
  for (const { schema, name } of tables) {
    const quoted = `"${schema}"."${name}"`;
    const rows = await query<{ row: string }>(
      `SELECT row_to_json(t)::text AS "row" FROM ${quoted} t`,
    );
    dump.set(`${schema}.${name}`, rows.map(({ row }) => row).join("\n"));
  }
  return dump;
}

function findingsIn(texts: Iterable<[string, string]>): string[] {
  return [...texts].flatMap(([place, text]) => {
    const lower = text.toLowerCase();
    return FORBIDDEN.filter((word) => text.includes(word) || lower.includes(word)).map(
      (word) => `${place}: ${word}`,
    );
  });
}

/** Records the address and referrer of every request of a page. */
function watchAddresses(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request) => seen.push(request.url(), request.headers().referer ?? ""));
  page.on("framenavigated", (frame) => seen.push(frame.url()));
  return seen;
}

async function intakeId(reference: string): Promise<string> {
  const [row] = await query<{ id: string }>(`SELECT "id" FROM "Intake" WHERE "reference" = $1`, [
    reference,
  ]);
  return row?.id ?? "";
}

test("what a patient and staff write is on the page for the clinician, in no address, and in no table as plain text", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const address = baseURL ?? "";
  const addresses = watchAddresses(page);
  const answers = answersOf("Grant", {
    given_name: PLANTED.given,
    family_name: PLANTED.family,
    email: PLANTED.email,
    phone: PLANTED.phone,
    birth_date: PLANTED.born,
    age_years: ageOn(PLANTED.born),
    preferred_language: PLANTED.language,
    free_text: `${PLANTED.freeText}; ${PLANTED.freeTextMore}`,
    signed_name: PLANTED.signed,
    pregnancy: "no",
  });
  await sendWhole(page, answers);
  const id = await intakeId(await referenceOn(page));

  const clinician = await browser.newContext({ baseURL: address });
  const other = await browser.newContext({ baseURL: address });
  await enter(clinician, await addPerson("clinician"), address);
  await enter(other, await addPerson("clinician"), address);
  const staffPage = await clinician.newPage();
  const secondPage = await other.newPage();
  const staffAddresses = [watchAddresses(staffPage), watchAddresses(secondPage)];

  await openIntake(staffPage, id);
  await staffPage.getByLabel("Left a message").check();
  await staffPage
    .getByLabel("Call note (optional)")
    .fill(`${PLANTED.callNote} on ${PLANTED.callNumber}`);
  await staffPage.getByRole("button", { name: "Save call" }).click();
  await expect(part(staffPage, "History").getByText(PLANTED.callNote)).toBeVisible();
  await unfold(staffPage, "Write a note");
  await staffPage.getByLabel("Note", { exact: true }).fill(`${PLANTED.note}, ${PLANTED.noteMore}`);
  await staffPage.getByRole("button", { name: "Save note" }).click();
  await expect(part(staffPage, "History").getByText(PLANTED.note)).toBeVisible();
  // Raised, then lowered again; lowering needs a second clinician.
  await review(staffPage, "Emergency", PLANTED.reason);
  await expect(part(staffPage, "History").getByText(PLANTED.reason)).toBeVisible();
  await review(staffPage, "Soon", PLANTED.lowering);
  await expect(part(staffPage, "A second clinician is needed")).toBeVisible();
  await openIntake(secondPage, id);
  const second = part(secondPage, "A second clinician is needed");
  await second.getByLabel(/^No, it stays/).check();
  await second.getByLabel("Reason").fill(PLANTED.secondReason);
  await second.getByRole("button", { name: "Record second review" }).click();
  await expect(part(secondPage, "History").getByText(PLANTED.secondReason)).toBeVisible();
  await openIntake(staffPage, id);
  await recordContact(staffPage);
  await staffPage.getByLabel("Seen in clinic").check();
  await staffPage.getByLabel("Closing note").fill(PLANTED.closing);
  await staffPage.getByRole("button", { name: "Close intake" }).click();
  await expect(staffPage.getByText("This intake is closed.")).toBeVisible();

  // A patient whom an emergency stopped leaves a number, a name and a location.
  const stopped = await browser.newContext({ baseURL: address });
  const stoppedPage = await stopped.newPage();
  staffAddresses.push(watchAddresses(stoppedPage));
  const stoppedId = await leaveNumber(stoppedPage);

  // Another patient has begun and not sent.
  await beginWith(answers);

  // Everything was really stored: the clinician can read it.
  await openIntake(staffPage, id);
  await unfoldAll(staffPage);
  const filed = await staffPage.getByRole("main").innerText();
  await openIntake(staffPage, stoppedId);
  const both = `${filed}\n${await staffPage.getByRole("main").innerText()}`;
  const { born: _, ...readable } = PLANTED;
  for (const [what, word] of Object.entries(readable)) expect(both, what).toContain(word);
  expect(both).toContain("Mar 14, 1987");

  const dump = await dumpAll();
  expect([...dump.keys()]).toEqual(
    expect.arrayContaining(["public.Intake", "public.AuditEvent", "public.OutboundMessage"]),
  );
  expect([...dump.keys()].some((name) => name.startsWith("graphile_worker."))).toBe(true);
  expect(dump.get("public.Intake")).toContain(id);
  expect(dump.get("public.Draft")).toContain('"answersSealed":');
  expect(findingsIn(dump)).toEqual([]);
  expect(findingsIn([["an address", [...addresses, ...staffAddresses.flat()].join("\n")]])).toEqual(
    [],
  );
  for (const context of [clinician, other, stopped]) await context.close();
});

test("a planted word in a table is found, so the test above can fail", async () => {
  expect(findingsIn([["a table", `{"name":"${PLANTED.family.toLowerCase()}"}`]])).toHaveLength(1);
  expect(findingsIn([["a table", `{"phone":"+16465550187"}`]])).not.toEqual([]);
  expect(findingsIn([["a table", Buffer.from(PLANTED.note).toString("base64")]])).not.toEqual([]);
});

/** The age today, in whole years, of a person born on this ISO date. */
function ageOn(isoDate: string): string {
  const today = new Date().toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(isoDate.slice(0, 4));
  return String(today.slice(5) < isoDate.slice(5) ? years - 1 : years);
}

async function review(page: Page, level: string, reason: string): Promise<void> {
  const button = page.getByRole("button", { name: "Save review" });
  const levels = page.getByRole("group", { name: "Which level is right?" });
  await levels.getByLabel(level).check();
  await page.getByLabel("Reason").fill(reason);
  await button.click();
}

async function leaveNumber(page: Page): Promise<string> {
  const { fields } = messages.intake;
  await begin(page);
  await walk(page, answersOf("Whitlock"));
  const reference = await referenceOn(page);
  await page.getByLabel(fields.phone.label).fill(PLANTED.stopPhone);
  await page.getByLabel(fields.where_now.label).fill(PLANTED.where);
  await page.getByLabel(fields.given_name.label).fill(PLANTED.stopGiven);
  await page.getByLabel(fields.family_name.label).fill(PLANTED.stopFamily);
  await page.getByRole("button", { name: messages.result.emergency.phoneSend }).click();
  await expect(page.getByText(messages.result.emergency.phoneDone)).toBeVisible();
  return intakeId(reference);
}

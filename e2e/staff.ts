import { randomInt, randomUUID } from "node:crypto";
import {
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
  type Request,
} from "@playwright/test";
import { hashPassword } from "@/lib/auth/password";
import type { Role } from "@/lib/auth/permissions";
import type { FiledAs } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import { beginForTest } from "@/test/drafts";
import { fileIntake as file } from "@/test/intakes";
import { newSession, signIn } from "@/test/sign-in";
import { query } from "./database";
import { answersOf, stoppedAnswers } from "./people";

export type Person = { id: string; role: Role; name: string; email: string; password: string };

/** A person who is signed in, in a separate browser. */
export type Colleague = { person: Person; page: Page; context: BrowserContext };

/** The people that this process added to the site under test, and the intakes that it filed there. */
const added: string[] = [];
const filed: string[] = [];

const PASSWORD = "quiet heron of the tests";
let hashed: Promise<string> | undefined;

/**
 * Adds a person of this test alone, to the database at `url` if it is another one. Our commands
 * know only the database of the settings.
 */
export async function addPerson(role: Role, url?: string): Promise<Person> {
  const id = randomUUID();
  const person = {
    id,
    role,
    name: `Dr ${id.slice(0, 8)}`,
    email: `${id}@staff.example`,
    password: PASSWORD,
  };
  // One hash serves everybody: making it is meant to take long.
  hashed ??= hashPassword(PASSWORD);
  await query(
    `INSERT INTO "StaffMember" ("id", "email", "name", "role", "passwordHash") VALUES ($1, $2, $3, $4, $5)`,
    [id, person.email, person.name, role, await hashed],
    url,
  );
  if (!url) added.push(id);
  return person;
}

/** Signs a person in without the form, by putting a session's cookies into this browser. */
export async function enter(
  context: BrowserContext,
  person: Person,
  address: string,
): Promise<void> {
  // Only the site under test has its database at hand.
  const own = address === process.env.E2E_URL;
  const cookies = own ? await newSession(person.id) : await signIn(address, person);
  await context.addCookies(
    cookies.split("; ").map((pair) => {
      const cut = pair.indexOf("=");
      return { name: pair.slice(0, cut), value: pair.slice(cut + 1), url: address };
    }),
  );
}

/**
 * Takes off the queue what a test filed, and disables whom it added: so the tests after it have no long
 * board and no long lists of colleagues and times.
 */
async function leave(intakes: string[], people: string[]): Promise<void> {
  await query(`DELETE FROM "QueueEntry" WHERE "intakeId" = ANY($1)`, [intakes]);
  // Whoever left with visits would need attention.
  await query(
    `UPDATE "StaffMember" m SET "disabledAt" = now() WHERE m."id" = ANY($1)
       AND NOT EXISTS (SELECT 1 FROM "Appointment" a WHERE a."clinicianId" = m."id")`,
    [people],
  );
}

type Fixtures = {
  address: string;
  /** Signs in a new person of this role in a separate browser. */
  as: (role: Role) => Promise<Colleague>;
  /** Signs this person in once more, in another browser. */
  again: (person: Person) => Promise<Colleague>;
  /** Closes, after the test, each browser that it opened, and what it left in the lists of staff. */
  tidy: undefined;
};

/** An address that no other test has: emergencies alike from one address are one row of the queue. */
const newAddress = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;

export const test = base.extend<Fixtures>({
  extraHTTPHeaders: async ({ extraHTTPHeaders }, use) =>
    use({ ...extraHTTPHeaders, "x-forwarded-for": newAddress() }),
  address: async ({ baseURL }, use) => use(baseURL ?? ""),
  again: ({ browser, address }, use) =>
    use(async (person) => {
      const context = await browser.newContext({ baseURL: address });
      await enter(context, person, address);
      return { person, context, page: await context.newPage() };
    }),
  as: async ({ again }, use) => use(async (role) => again(await addPerson(role))),
  tidy: [
    async ({ browser }, use) => {
      const [before, filedBefore, addedBefore] = [browser.contexts(), filed.length, added.length];
      await use(undefined);
      for (const context of browser.contexts())
        if (!before.includes(context)) await context.close();
      await leave(filed.splice(filedBefore), added.splice(addedBefore));
    },
    { auto: true },
  ],
});

export { expect };

export type Filed = { id: string; reference: string; token: string };

const PHONE_OF_ALL = /^\(212\) 555-01\d\d$|^212 555 0134$/;
const newPhone = () =>
  `(212) 53${String(randomInt(100_000))
    .padStart(5, "0")
    .replace(/(?=.{4}$)/, "-")}`;

/**
 * Files an intake with the real triage, as patient pages do. Who has only the phone that the invented
 * people share gets one of their own: with one date of birth, phone and surname they would be one
 * person, whom an emergency of another test leads to help.
 */
export async function fileIntake(given: Answers, filedAs: FiledAs = "sent"): Promise<Filed> {
  const shared = PHONE_OF_ALL.test(String(given.phone));
  const answers = shared ? { ...given, phone: newPhone() } : given;
  const { id, token } = await file(answers, filedAs);
  filed.push(id);
  const [row] = await query<{ reference: string }>(
    `SELECT "reference" FROM "Intake" WHERE "id" = $1`,
    [id],
  );
  return { id, reference: row?.reference ?? "", token };
}

/**
 * Begins an intake with these answers and sends nothing; gives the token of the patient's cookie.
 */
export const beginWith = async (answers: Answers) => (await beginForTest(answers)).token;

/** New saddle numbness and trouble starting to pass urine: the form stopped on its first red flags. */
export function fileEmergency(): Promise<Filed> {
  return fileIntake(stoppedAnswers("Whitlock"), "emergency_stop");
}

/** A name that nobody else in this database has. */
export const newName = (start: string): string => `${start}${randomUUID().slice(0, 8)}`;

/** Files an intake of a patient whose name nobody else has. */
export const fileNamed = async () => {
  const family = newName("Quill");
  return { family, ...(await fileIntake(answersOf("Grant", { family_name: family }))) };
};

/** The events in the audit log of an intake, oldest first: what was done and by whom. */
export async function trailOf(intakeId: string): Promise<string[]> {
  const rows = await query<{ action: string; name: string | null; actor: string }>(
    `SELECT e."action", e."actor", m."name" FROM "AuditEvent" e
     LEFT JOIN "StaffMember" m ON m."id" = e."staffId" WHERE e."intakeId" = $1 ORDER BY e."id"`,
    [intakeId],
  );
  return rows.map(({ action, name, actor }) => `${action} by ${name ?? actor}`);
}

export async function openIntake(page: Page, intakeId: string): Promise<void> {
  await page.goto(`/staff/intakes/${intakeId}`);
  await expect(page.getByRole("heading", { name: "Next step" })).toBeVisible();
}

/** The section of a page with this heading. */
export const part = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("region", { name });

/** Records on the page of an intake that staff spoke to the patient. */
export async function recordContact(page: Page): Promise<void> {
  await page.getByLabel("Spoke to the patient").check();
  await page.getByRole("button", { name: "Save call" }).click();
  await expect(part(page, "History").getByText("Call: Spoke to the patient")).toBeVisible();
}

/** Unfolds a form of the intake page. */
export async function unfold(page: Page, words: string): Promise<void> {
  const summary = page.getByRole("main").getByText(words, { exact: true }).first();
  if (!(await summary.evaluate((node) => node.closest("details")?.open))) await summary.click();
}

/** The row of an intake in the queue. */
export const rowOf = (page: Page, reference: string): Locator =>
  page.getByRole("row").filter({ hasText: reference });

/** Presses a button and gives the request that sent the form. */
export async function sentBy(page: Page, button: Locator): Promise<Request> {
  const sent = page.waitForRequest((request) => request.headers()["next-action"] !== undefined);
  await button.click();
  const request = await sent;
  await request.response();
  return request;
}

/** The key that a page offers to an app, as people type it. */
export async function keyOn(page: Page): Promise<Buffer> {
  await page.getByText("Cannot scan? Type this key").click();
  const typed = (await page.locator(".factor-key").innerText()).replaceAll(" ", "");
  const bits = [...typed].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

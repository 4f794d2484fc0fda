import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import english from "@/messages/en.json" with { type: "json" };
import spanish from "@/messages/es.json" with { type: "json" };
import { strain } from "@/test/people";
import { beginAt } from "./begin-at";
import { query } from "./database";
import { remember } from "./patient";
import { becomeDevice, type PatientPage } from "./patient-page";
import { patientPages } from "./patient-pages";
import { answersOf } from "./people";
import { addPerson, expect, fileEmergency, fileIntake, openIntake, test, unfold } from "./staff";
import { adminPages } from "./staff-pages";

// A window of 1280 by 1024 pixels at 400 % is this wide.
const NARROW = { width: 320, height: 256 };
test.use({ viewport: NARROW });

const SLOW = 300_000;

/** The longest text of all languages, and a word as long as the longest. */
function longest(): string {
  const texts = (tree: unknown): string[] =>
    typeof tree === "string" ? [tree] : Object.values(tree as object).flatMap(texts);
  const all = [english, spanish].flatMap(texts).map((text) => text.replace(/[{}<>]/g, ""));
  const words = all.flatMap((text) => text.match(/\p{L}+/gu) ?? []);
  const first = (list: string[]) => list.sort((a, b) => b.length - a.length)[0] ?? "";
  return `${first(words)} ${first(all)}`;
}

/**
 * What does not fit: by how many pixels the page scrolls sideways and which elements stick out, and
 * text that its box cuts off. Boxes of one pixel are hidden on purpose.
 */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    // A box to type in scrolls by itself.
    const elements = [...document.querySelectorAll("body *:not(input)")];
    const name = (element: Element) => `${element.tagName} ${element.className}`;
    const cut = elements.filter((element) => {
      const { overflowX, textOverflow } = getComputedStyle(element);
      const hides = ["hidden", "clip"].includes(overflowX) || textOverflow === "ellipsis";
      return hides && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
    });
    const wrong = cut.map((element) => `cut off: ${name(element)}`);
    if (root.scrollWidth <= root.clientWidth) return wrong;
    const out = elements.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > root.clientWidth + 1 || left < -1);
    });
    const past = `${root.scrollWidth - root.clientWidth} px sideways`;
    return [...wrong, past, ...out.slice(0, 5).map((element) => `sticks out: ${name(element)}`)];
  });
}

/** The words in sight that begin on one line and end on another. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const parent = node.parentElement;
      // An address breaks where it must.
      if (!parent?.checkVisibility() || parent.closest(".sr-only, .break-all, .wrap-anywhere"))
        continue;
      for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
        if (new Set(lines.map(({ top }) => top)).size > 1) broken.push(word);
      }
    }
    return broken;
  });
}

/** Puts a text in place of every text on the page that may wrap. */
function fillWith(page: Page, text: string): Promise<void> {
  return page.evaluate((words) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    for (const node of nodes) {
      const parent = node.parentElement;
      const seen = parent && !parent.closest("script, style, noscript") && node.data.trim();
      if (seen && !getComputedStyle(parent).whiteSpace.includes("nowrap")) node.data = words;
    }
  }, text);
}

/** The text spacing that readers may set (WCAG 1.4.12). */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`;

/** Twice the text size (WCAG 1.4.4). */
const TWICE = "html { font-size: 200%; }";

/** Adds a style, or removes it again, despite the content security policy of the page. */
const styled = (page: Page, css: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

const directed = (page: Page, dir: "ltr" | "rtl") =>
  page.evaluate((wanted) => {
    document.documentElement.dir = wanted;
  }, dir);

const PHONE = { width: 390, height: 844 };

async function open(
  page: Page,
  context: BrowserContext,
  address: string,
  locale: Locale,
  each: PatientPage,
): Promise<void> {
  const { name, path } = each;
  await becomeDevice(context, each, address);
  await page.goto(`/${locale}${path}`);
  expect(page.url(), name).toBe(`${address}/${locale}${path}`);
  await expect(page.getByRole("heading", { level: 1 }), name).toBeVisible();
}

for (const locale of LOCALES) {
  test(`at 400 % every patient page in ${locale} fits, even with the longest text, twice the size, wide spacing or right-to-left text`, async ({
    page,
    context,
    address,
  }) => {
    test.setTimeout(SLOW);
    const text = longest();
    for (const each of await patientPages()) {
      await open(page, context, address, locale, each);
      expect.soft(await misfits(page), each.name).toEqual([]);
      await directed(page, "rtl");
      expect.soft(await misfits(page), `${each.name} from right to left`).toEqual([]);
      await directed(page, "ltr");
      await styled(page, SPACED);
      expect.soft(await misfits(page), `${each.name} spaced`).toEqual([]);
      await styled(page, TWICE);
      expect.soft(await misfits(page), `${each.name} with text of twice the size`).toEqual([]);
      await styled(page, "");
      await fillWith(page, text);
      expect.soft(await misfits(page), `${each.name} with the longest text`).toEqual([]);
    }
  });

  test(`no word of a patient page in ${locale} breaks on a narrow phone, or on a usual one with text of twice the size`, async ({
    page,
    context,
    address,
  }) => {
    test.setTimeout(SLOW);
    for (const each of await patientPages()) {
      await page.setViewportSize(NARROW);
      await open(page, context, address, locale, each);
      expect.soft(await brokenWords(page), each.name).toEqual([]);
      await page.setViewportSize(PHONE);
      await styled(page, TWICE);
      const large = `${each.name} with text of twice the size`;
      expect.soft(await brokenWords(page), large).toEqual([]);
      expect.soft(await misfits(page), large).toEqual([]);
    }
  });
}

const LONG_NAME = "Dr Wolfeschlegelsteinhausen";
/** As an identity provider gives it to somebody without a name. */
const NO_NAME = "wolfeschlegelsteinhausen.bergerdorff@clinic.example";

/** A clinician with a long word for a name, all kinds of hours, a leave, and a visit in it: the page of their availability. */
async function fullAvailability(intakeId: string): Promise<string> {
  const { id } = await addPerson("clinician");
  await query(`UPDATE "StaffMember" SET "name" = $2 WHERE "id" = $1`, [id, NO_NAME]);
  await query(
    `INSERT INTO "AvailabilityRule" ("id", "clinicianId", "weekday", "fromMinute", "toMinute", "visitTypeId", "heldFor", "releaseHours", "validFrom")
     SELECT gen_random_uuid(), $1, day, 540, 1020, v."id", CASE WHEN day > 4 THEN 'URGENT' END, 24, now()
     FROM generate_series(1, 7) day LEFT JOIN "VisitType" v ON v."name" = 'Clinic visit' AND day > 2`,
    [id],
  );
  await query(
    `INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt")
     VALUES (gen_random_uuid(), $1, 'leave', now(), now() + interval '9 days')`,
    [id],
  );
  await query(
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "visitTypeId", "bookedById")
     SELECT gen_random_uuid(), $2, $1, at, at + interval '30 minutes', v."id", $1
     FROM date_trunc('hour', now() + interval '3 days') at, "VisitType" v WHERE v."name" = 'Clinic visit'`,
    [id, intakeId],
  );
  return `/staff/availability?clinician=${id}`;
}

test("on a small phone a phone number and a date of birth stand on one line", async ({
  page,
  context,
  address,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const { token } = await fileIntake(answersOf("Lund"));
  await remember(context, address, token);
  await page.goto("/en/result");
  const numbers = page.getByRole("main").locator("p a[href^='tel:']", { hasText: "-" });
  await expect(numbers.first()).toBeVisible();
  const lines = await numbers.evaluateAll((links) =>
    links.map((link) => {
      const range = document.createRange();
      range.selectNodeContents(link);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size;
    }),
  );
  expect(Math.max(...lines)).toBe(1);
  await beginAt(page, strain(), "contact");
  const boxes = page.getByRole("group", { name: "Date of birth" }).getByRole("textbox");
  await expect(boxes).toHaveCount(3);
  const tops = await boxes.evaluateAll((all) => all.map((box) => box.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
});

test("at 400 % the staff pages fit", async ({ page, as }) => {
  test.setTimeout(SLOW);
  await page.goto("/staff/sign-in");
  expect.soft(await misfits(page), "sign-in").toEqual([]);
  const { id } = await fileEmergency();
  const other = await fileIntake(answersOf("Ferrari"));
  const admin = await as("admin");
  const full = await fullAvailability(other.id);
  for (const path of [...adminPages(id, admin.person.id), full]) {
    expect((await admin.page.goto(path))?.status(), path).toBe(200);
    expect.soft(await misfits(admin.page), path).toEqual([]);
  }
  const { page: desk, person } = await as("clinician");
  // The header is full: a long name, and something waits for the person.
  await query(`UPDATE "StaffMember" SET "name" = $2 WHERE "id" = $1`, [person.id, LONG_NAME]);
  await query(
    `WITH meant AS (
       INSERT INTO "Handover" ("id", "intakeId", "fromId", "toId") VALUES ($1, $2, $3, $4) RETURNING "id")
     UPDATE "QueueEntry" SET "handoverId" = (SELECT "id" FROM meant) WHERE "intakeId" = $2`,
    [randomUUID(), id, admin.person.id, person.id],
  );
  await openIntake(desk, id);
  await expect(desk.getByRole("link", { name: /^For you \d/ })).toBeVisible();
  for (const words of ["Write a note", "Book a visit"]) await unfold(desk, words);
  await desk.getByRole("button", { name: "Ask a second clinician" }).click();
  await expect(desk.getByRole("alert").filter({ hasText: "There is a problem" })).toBeVisible();
  expect.soft(await misfits(desk), "an intake with its forms and errors").toEqual([]);
});

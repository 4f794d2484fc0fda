import type { Locator, Page } from "@playwright/test";
import { BACK, FRONT, SADDLE } from "@/components/body-map/shapes";
import { codeOf } from "@/lib/form/steps";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";
import english from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { beginAt } from "./begin-at";
import { query } from "./database";
import { answerPage, choice, messagesOn, question, referenceOn, walk } from "./patient";
import { beginWith, expect, fileIntake, openIntake, part, test } from "./staff";

const SHOWN = Object.keys({ ...BACK, ...SADDLE, ...FRONT });
const words = english.intake.fields.pain_zones.options;

/** A place in the figure. Screen readers skip it, so it has no role to find it by. */
const place = (page: Page, zone: string): Locator => page.locator(`.zone-${zone}`);
const fillOf = (zone: Locator) => zone.evaluate((path) => getComputedStyle(path).fill);

/** Opens the page with the body map, with every earlier page answered. */
async function openMap(page: Page, address: string, locale: Locale = "en"): Promise<void> {
  const { pain_zones, ...rest } = strain();
  const token = await beginWith(rest);
  await page.context().addCookies([{ name: "backline_intake", value: token, url: address }]);
  await page.goto(`/${locale}/intake/${codeOf("pain_where")}`);
  await expect(question(page, "pain_zones")).toBeVisible();
}

/** Answers up to the contradiction: first no red flag, then these marks. */
async function contradict(page: Page, locale: Locale, pain_zones: string[]): Promise<Answers> {
  const answers = strain({ pain_zones, pain_location: "lower_back" });
  await beginAt(page, answers, "pain_where", locale);
  await walk(page, answers, "zones_check");
  await expect(page).toHaveURL(new RegExp(`/${locale}/intake/${codeOf("zones_check")}$`));
  return answers;
}

async function flagsOf(page: Page): Promise<string[]> {
  const reference = await referenceOn(page);
  const [row] = await query<{ reviewFlags: string[] }>(
    `SELECT "reviewFlags" FROM "Intake" WHERE "reference" = $1`,
    [reference],
  );
  return row?.reviewFlags ?? [];
}

test.describe("a patient who taps the figure", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
      test.use({ javaScriptEnabled });

      test("checks the box of that place, sees it filled, and the page does not scroll", async ({
        page,
        address,
      }) => {
        await openMap(page, address);
        for (const zone of SHOWN) {
          const box = choice(page, "pain_zones", zone);
          await expect(box, zone).not.toBeChecked();
          await place(page, zone).scrollIntoViewIfNeeded();
          const before = await place(page, zone).boundingBox();
          await place(page, zone).tap();
          await expect(box, zone).toBeChecked();
          const after = await place(page, zone).boundingBox();
          expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0)), zone).toBeLessThan(10);
        }
        await place(page, "neck").tap();
        await expect(choice(page, "pain_zones", "neck")).not.toBeChecked();
      });
    });
  }

  test("sees the figure beside the list, which has room for a finger, at 320 px too", async ({
    page,
    address,
  }) => {
    await openMap(page, address);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      for (const zone of SHOWN) {
        const box = choice(page, "pain_zones", zone);
        const target = await box.locator("xpath=ancestor::label").boundingBox();
        expect(Math.round(target?.width ?? 0), `${zone} at ${width}`).toBeGreaterThanOrEqual(44);
        expect(Math.round(target?.height ?? 0), `${zone} at ${width}`).toBeGreaterThanOrEqual(44);
      }
      await choice(page, "pain_zones", "neck").scrollIntoViewIfNeeded();
      await expect(place(page, "neck")).toBeInViewport({ ratio: 1 });
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider).toBe(0);
    }
  });
});

test("a box checked in the list fills its place in the figure, and no place is left out", async ({
  page,
  address,
}) => {
  await openMap(page, address, "es");
  const empty = await fillOf(place(page, "neck"));
  for (const zone of SHOWN) {
    expect(await fillOf(place(page, zone)), zone).toBe(empty);
    await choice(page, "pain_zones", zone).check();
    expect(await fillOf(place(page, zone)), zone).not.toBe(empty);
  }
});

test("a screen reader meets every place once", async ({ page, address }) => {
  await openMap(page, address);
  const group = question(page, "pain_zones");
  await expect(group.getByRole("checkbox")).toHaveCount(Object.keys(words).length);
  for (const name of Object.values(words)) {
    await expect(group.getByRole("checkbox", { name })).toHaveCount(1);
  }
  await expect(group.getByRole("img")).toHaveCount(0);
  await expect(group.getByRole("group")).toHaveCount(2);
});

for (const locale of LOCALES) {
  test.describe(`a patient who marks what they denied, in ${locale}, without JavaScript`, () => {
    test.use({ javaScriptEnabled: false });

    test("between the legs: is asked once more, and new numbness is an emergency", async ({
      page,
    }) => {
      await contradict(page, locale, ["lower_back_left", "saddle_area"]);
      const { zone_saddle } = messagesOn(page).intake.fields;
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(zone_saddle.label);
      for (const radio of await question(page, "zone_saddle").getByRole("radio").all())
        await expect(radio).not.toBeChecked();
      await answerPage(page, { zone_saddle: "numb_new" });
      await expect(page).toHaveURL(new RegExp(`/${locale}/result`));
      const { result } = messagesOn(page);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
      await expect(page.getByText(result.emergency.caudaSay)).toBeVisible();
      expect(await flagsOf(page)).toEqual([]);
    });

    test('both legs: "not sure" is urgent and flagged, never a no', async ({ page }) => {
      const answers = await contradict(page, locale, ["leg_back_left", "leg_front_right"]);
      await walk(page, { ...answers, zone_both_legs: "unsure", leg_change: "yes", ...LEGS });
      await page.getByRole("button", { name: messagesOn(page).check.send }).click();
      const { result } = messagesOn(page);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(result.urgent.title);
      expect(await flagsOf(page)).toContain("conflicting_answers");
    });

    test("by mistake: continues, and the mark does not count", async ({ page }) => {
      const answers = await contradict(page, locale, ["lower_back_right", "saddle_area", "chest"]);
      await walk(page, { ...answers, zone_saddle: "mistake", zone_chest: "no" });
      await page.getByRole("button", { name: messagesOn(page).check.send }).click();
      const { result } = messagesOn(page);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(result.selfCare.title);
      expect(await flagsOf(page)).toEqual([]);
    });
  });
}

const LEGS: Answers = { leg_weakness_worsening: "no", leg_walking_only: "no" };

test("an empty contradiction page is an error, not a no", async ({ page }) => {
  await contradict(page, "en", ["lower_back_left", "saddle_area"]);
  await answerPage(page, {});
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page).toHaveURL(new RegExp(codeOf("zones_check")));
});

test("staff see the marked places as a figure and in words, and the second question", async ({
  as,
}) => {
  const { id } = await fileIntake(
    strain({
      pain_zones: ["lower_back_left", "leg_back_left", "saddle_area", "leg_front_right"],
      zone_saddle: "mistake",
      zone_both_legs: "unsure",
      ...LEGS,
      leg_change: "yes",
    }),
  );
  const { page } = await as("clinician");
  await openIntake(page, id);
  const where = part(page, "Body map");
  await expect(where.getByRole("listitem")).toHaveText([
    words.lower_back_left,
    words.leg_back_left,
    words.leg_front_right,
  ]);
  await expect(where.locator(".zone-marked")).toHaveCount(3);
  await expect(where).toContainText("Not resolved");
  await expect(where).toContainText(english.intake.fields.zone_both_legs.options.unsure);
  await expect(where).toContainText(english.intake.fields.zone_saddle.options.mistake);
  await expect(page.getByText("Answers contradict each other")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(where.locator(".zone-marked").first()).toBeVisible();
  await expect(where.getByText(words.lower_back_left)).toBeVisible();
  const desk = await as("front_desk");
  await openIntake(desk.page, id);
  await expect(desk.page.getByRole("heading", { name: "Body map" })).toHaveCount(0);
});

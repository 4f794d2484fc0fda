import { expectNoBarrierLightOrDark } from "./barriers";
import { query } from "./database";
import { answersOf } from "./people";
import { addPerson, enter, expect, fileIntake, openIntake, test } from "./staff";

const PHONE = { width: 390, height: 844 };

test("a clinician on a phone is one tap from claiming an intake and from the number; on a laptop both are in view", async ({
  as,
  browser,
  address,
}) => {
  const { id } = await fileIntake(answersOf("Ferrari"));
  const { page, context } = await as("clinician");
  const plain = await browser.newContext({ baseURL: address, javaScriptEnabled: false });
  await plain.addCookies(await context.cookies());
  const still = await plain.newPage();
  for (const phone of [page, still]) {
    await phone.setViewportSize(PHONE);
    for (const [link, there] of [
      ["Next step", phone.getByRole("button", { name: "Claim" })],
      ["How to reach them", phone.getByRole("link", { name: /^Call / })],
    ] as const) {
      await openIntake(phone, id);
      await expect(there).not.toBeInViewport();
      const jump = phone.getByRole("link", { name: link });
      await expect(jump).toBeInViewport({ ratio: 1 });
      await jump.click();
      await expect(there).toBeInViewport({ ratio: 1 });
    }
  }
  await plain.close();
  await openIntake(page, id);
  await expectNoBarrierLightOrDark(page, "an intake on a phone");
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(page.getByRole("navigation", { name: "On this page" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Claim" })).toBeInViewport();
});

test("on a phone the places are at the bottom, and the current page is in view", async ({ as }) => {
  const { page } = await as("admin");
  await page.setViewportSize(PHONE);
  const staff = page.getByRole("navigation", { name: "Staff" });
  const tabs = page.getByRole("navigation", { name: "Filter the queue" });
  await page.goto("/staff/audit");
  const safety = page.getByRole("navigation", { name: "Safety" });
  await expect(safety.getByRole("link", { name: "Audit log" })).toBeInViewport({ ratio: 0.95 });
  await expect(staff.locator("[aria-current]")).toHaveText("Safety");
  const bar = await staff.boundingBox();
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBe(PHONE.height);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goto("/staff/settings/wording");
  const setUp = page.getByRole("navigation", { name: "Set-up" });
  await expect(setUp.getByRole("link", { name: "Settings" })).toBeInViewport({ ratio: 0.95 });
  await expect(setUp.locator("[aria-current]")).toHaveText("Settings");
  await page.goto("/staff?mine=yes");
  await expect(staff.getByRole("link", { name: "Queue" })).toBeInViewport({ ratio: 0.95 });
  await expect(tabs.getByRole("link", { name: /^Mine/ })).toBeInViewport({ ratio: 0.95 });
  // The last of the quick filters is beyond the edge, but for when it is on.
  const noVisit = page
    .getByRole("navigation", { name: "Quick filters" })
    .getByRole("link", { name: /^No visit/ });
  await page.goto("/staff?state=answered");
  await expect(noVisit).not.toBeInViewport({ ratio: 0.5 });
  await page.goto("/staff?state=answered&followUp=none");
  await expect(noVisit).toBeInViewport({ ratio: 0.95 });
});

test("with a long name each link in the header is whole, and one settings page is open", async ({
  as,
}) => {
  const { page, person } = await as("admin");
  await query(`UPDATE "StaffMember" SET "name" = $2 WHERE "id" = $1`, [
    person.id,
    "Dr Alexandrina Featherstonehaugh-Cholmondeley",
  ]);
  await page.setViewportSize(PHONE);
  await page.goto("/staff/settings/opening");
  const lines = await page.getByText("For you", { exact: true }).evaluate((words) => {
    const range = document.createRange();
    range.selectNodeContents(words);
    return range.getClientRects().length;
  });
  expect(lines).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  const settings = page.getByRole("navigation", { name: "Settings", exact: true });
  await expect(settings.locator("[aria-current]")).toHaveText(["Opening hours"]);
});

test("on a wide touch screen each control is as high as on a phone", async ({
  browser,
  address,
}) => {
  const { id } = await fileIntake(answersOf("Ferrari"));
  const context = await browser.newContext({
    ...{ baseURL: address, hasTouch: true, viewport: { width: 1280, height: 900 } },
  });
  await enter(context, await addPerson("admin"), address);
  const page = await context.newPage();
  for (const path of [
    "/staff",
    `/staff?open=${id}`,
    `/staff/intakes/${id}`,
    "/staff/calendar",
    "/staff/availability",
    "/staff/people",
    "/staff/rules",
    "/staff/safety",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading").first(), path).toBeVisible();
    const low = await page.evaluate(() => {
      const controls = [
        ...document.querySelectorAll<HTMLElement>(
          "main :is(button, .staff-button, summary, select, textarea, .choice, input:not([type=radio], [type=checkbox], [type=hidden]))",
        ),
      ];
      return controls
        .filter((each) => each.checkVisibility() && each.offsetWidth > 1)
        .filter((each) => each.getBoundingClientRect().height < 43.5)
        .map((each) => each.outerHTML.slice(0, 120));
    });
    expect(low, path).toEqual([]);
  }
  await context.close();
});

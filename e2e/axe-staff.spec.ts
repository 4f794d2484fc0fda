import { expect } from "@playwright/test";
import { expectNoBarrierLightOrDark } from "./barriers";
import { answersOf } from "./people";
import {
  addPerson,
  fileEmergency,
  fileIntake,
  openIntake,
  part,
  recordContact,
  test,
  unfold,
} from "./staff";
import { adminPages } from "./staff-pages";

// Checking many large pages takes long on a busy machine.
const SLOW = 900_000;

test.describe("the staff pages have no barrier that axe can find", () => {
  test("sign-in, also after a wrong password", async ({ page }) => {
    await page.goto("/staff");
    await expectNoBarrierLightOrDark(page, "sign-in");
    const { email } = await addPerson("clinician");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("a wrong password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "problem" })).toBeVisible();
    await expectNoBarrierLightOrDark(page, "sign-in with its error");
  });

  test("the queue with its filters, and pages that do not exist or are forbidden", async ({
    as,
  }) => {
    test.setTimeout(SLOW);
    await fileEmergency();
    const { page } = await as("clinician");
    for (const path of ["/staff?level=EMERGENCY", "/staff?mine=yes"]) {
      await page.goto(path);
      await expectNoBarrierLightOrDark(page, path);
    }
    expect((await page.goto("/staff/people"))?.status()).toBe(403);
    await expectNoBarrierLightOrDark(page, "forbidden");
    const nowhere = await page.goto("/staff/intakes/00000000-0000-4000-8000-000000000000");
    expect(nowhere?.status()).toBe(404);
    await expectNoBarrierLightOrDark(page, "not found");
  });

  for (const third of [0, 1, 2])
    test(`every staff page, third ${third + 1} of them`, async ({ as }) => {
      test.setTimeout(SLOW);
      const { id } = await fileEmergency();
      const { page } = await as("admin");
      const colleague = await addPerson("clinician");
      const paths = adminPages(id, colleague.id).filter((_, at) => at % 3 === third);
      for (const path of paths) {
        expect((await page.goto(path))?.status(), path).toBe(200);
        await expectNoBarrierLightOrDark(page, path);
      }
    });

  test("intakes of every kind with their forms and errors", async ({ as }) => {
    test.setTimeout(SLOW);
    const [author, other] = [await as("clinician"), await as("clinician")];
    const { page } = author;
    for (const [family, level] of [
      ["Ferrari", "Urgent"],
      ["Jensen", "Urgent"],
      ["Carver", "Self-care"],
    ] as const) {
      await openIntake(page, (await fileIntake(answersOf(family))).id);
      await expectNoBarrierLightOrDark(page, `${family}, ${level}`);
    }
    const { id } = await fileEmergency();
    await openIntake(page, id);
    const history = part(page, "History");
    await unfold(page, "Write a note");
    await page.getByLabel("Note", { exact: true }).pressSequentially("@dr");
    await expect(page.getByRole("listbox", { name: "Colleagues" })).toBeVisible();
    await expectNoBarrierLightOrDark(page, "colleagues offered while a note is typed");
    for (const words of ["For another patient", "For this patient"]) {
      await page.getByLabel("Note", { exact: true }).fill(words);
      await page.getByRole("button", { name: "Save note" }).click();
      await expect(history.getByText(words)).toBeVisible();
      await unfold(page, "Entered in error?");
      if (words === "For this patient") break;
      await history.getByRole("button", { name: "Mark this note as entered in error" }).click();
      await expect(history.getByText("Entered in error", { exact: true })).toBeVisible();
    }
    await unfold(page, "Book a visit");
    await page.getByRole("button", { name: "Ask a second clinician" }).click();
    const levels = page.getByRole("group", { name: "Which level is right?" });
    await levels.getByLabel("Soon").check();
    await page.getByRole("button", { name: "Save review" }).click();
    await expect(page.getByLabel("Reason")).toHaveAccessibleDescription(/at least 10/);
    await expectNoBarrierLightOrDark(page, "forms with errors");
    await page.getByLabel("Reason").fill("Seen an hour ago, all is normal");
    await page.getByRole("button", { name: "Save review" }).click();
    await expect(part(page, "A second clinician is needed")).toBeVisible();
    await expectNoBarrierLightOrDark(page, "waits for a second clinician, seen by the first");
    await openIntake(other.page, id);
    await expectNoBarrierLightOrDark(other.page, "waits for a second clinician, seen by another");
    await other.page.getByRole("button", { name: "Claim" }).click();
    await expect(other.page.getByText("Assigned to you.")).toBeVisible();
    await openIntake(page, id);
    await expectNoBarrierLightOrDark(page, "a colleague has it");
    const desk = await as("front_desk");
    await openIntake(desk.page, id);
    await expectNoBarrierLightOrDark(desk.page, "as the front desk sees it");
    await openIntake(other.page, id);
    await recordContact(other.page);
    await other.page.getByLabel("Advice given").check();
    await other.page.getByLabel("Closing note").fill("Spoke and advised");
    await other.page.getByRole("button", { name: "Close intake" }).click();
    await expect(other.page.getByText("This intake is closed.")).toBeVisible();
    await expectNoBarrierLightOrDark(other.page, "closed");
  });
});

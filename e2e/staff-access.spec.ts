import { levelInQueue, query } from "./database";
import { answersOf } from "./people";
import { replay } from "./replay";
import {
  addPerson,
  expect,
  fileEmergency,
  fileIntake,
  fileNamed,
  newName,
  openIntake,
  part,
  sentBy,
  test,
  trailOf,
} from "./staff";
import { staffPages } from "./staff-pages";

test.describe("a signed-out person", () => {
  test("is led from every staff page to sign-in and sees nothing of a patient", async ({
    page,
  }) => {
    const { id, family } = await fileNamed();
    const pages = staffPages(id);
    expect(pages.length).toBeGreaterThanOrEqual(8);
    for (const path of pages) {
      const answer = await page.request.get(path, { maxRedirects: 0 });
      expect(answer.status(), path).toBe(307);
      expect(answer.headers().location, path).toContain("/staff/sign-in");
      expect(await answer.text(), path).not.toContain(family);
    }
    await page.goto(`/staff/intakes/${id}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await expect(page.getByText(family)).toHaveCount(0);
  });

  test("gets 401 and one sentence from the addresses of live updates", async ({ page }) => {
    for (const path of ["/staff/live/state", "/staff/live/rows", "/staff/live/events"]) {
      const answer = await page.request.get(path);
      expect(answer.status(), path).toBe(401);
      expect(await answer.text(), path).toMatch(/^You are signed out\.[^<{]*$/);
    }
  });

  test("changes nothing with a clinician's form, and neither does another site", async ({
    as,
    browser,
  }) => {
    const { id } = await fileEmergency();
    const clinician = await as("clinician");
    await openIntake(clinician.page, id);
    const request = await sentBy(
      clinician.page,
      clinician.page.getByRole("button", { name: "Claim" }),
    );
    await expect(clinician.page.getByText("Assigned to you.")).toBeVisible();
    await clinician.page.getByRole("button", { name: "Release" }).click();
    await expect(clinician.page.getByText("Unassigned.")).toBeVisible();
    const before = await trailOf(id);

    const stranger = await browser.newContext();
    const version = await query<{ version: number }>(
      `SELECT "version" FROM "QueueEntry" WHERE "intakeId" = $1`,
      [id],
    );
    expect(version[0]?.version).toBe(2);
    const refused = await replay(stranger, request);
    expect(await refused.text()).toContain("You are signed out");
    await stranger.close();
    const foreign = await replay(clinician.context, request, { origin: "https://evil.example" });
    expect(await foreign.text()).not.toContain("Claimed.");
    expect((await trailOf(id)).filter((event) => !event.startsWith("intake.opened"))).toEqual(
      before.filter((event) => !event.startsWith("intake.opened")),
    );
  });

  test("comes to the page they wanted after signing in", async ({ page }) => {
    const { id, family } = await fileNamed();
    const person = await addPerson("clinician");
    await page.goto(`/staff/intakes/${id}`);
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(family);
  });

  test("reads the same refusal of a wrong password whether or not the account exists", async ({
    page,
  }) => {
    const person = await addPerson("clinician");
    const said: string[] = [];
    for (const email of [person.email, `${newName("nobody")}@staff.example`]) {
      await page.goto("/staff");
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill("not the password at all");
      await page.getByRole("button", { name: "Sign in" }).click();
      const alert = page.getByRole("alert").filter({ hasText: "There is a problem" });
      await expect(alert).toBeVisible();
      await expect(page.getByLabel("E-mail")).toHaveValue(email);
      expect(new URL(page.url()).search).not.toContain(person.id);
      said.push(await alert.innerText());
    }
    expect(said[0]).toMatch(/Wrong e-mail or password/);
    expect(said[1]).toBe(said[0]);
  });
});

test.describe("the wrong role", () => {
  for (const [role, refused, allowed] of [
    [
      "front_desk",
      [
        "/staff/people",
        "/staff/audit",
        "/staff/messages",
        "/staff/locations",
        "/staff/settings",
        "/staff/safety",
      ],
      ["/staff", "/staff/calendar"],
    ],
    [
      "clinician",
      ["/staff/people", "/staff/audit", "/staff/messages", "/staff/locations", "/staff/settings"],
      ["/staff", "/staff/availability"],
    ],
    ["admin", [], ["/staff/people", "/staff/audit", "/staff/messages"]],
  ] as const) {
    test(`the ${role} sees the pages that are theirs and gets 403 on the others`, async ({
      as,
    }) => {
      const { page } = await as(role);
      for (const path of refused) {
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBe(403);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(
          "Your role does not allow this page",
        );
        await expect(page.getByRole("table")).toHaveCount(0);
      }
      for (const path of allowed) expect((await page.goto(path))?.status(), path).toBe(200);
    });
  }

  for (const role of ["front_desk", "admin"] as const) {
    test(`a ${role} has no forms to review or close, and reads no answers`, async ({ as }) => {
      const free = newName("private words ");
      const { id } = await fileIntake(answersOf("Grant", { free_text: free }));
      const { page } = await as(role);
      await openIntake(page, id);
      await expect(page.getByText("How did the call end?")).toBeVisible();
      await expect(page.getByText("Which level is right?")).toHaveCount(0);
      await expect(page.getByText("Close with an outcome")).toHaveCount(0);
      await expect(page.getByRole("heading", { name: "All answers" })).toHaveCount(0);
      expect(await page.content()).not.toContain(free);
    });

    test(`a ${role} who sends a clinician's review or closing is refused`, async ({ as }) => {
      const { id } = await fileIntake(answersOf("Grant"));
      const clinician = await as("clinician");
      const { context } = await as(role);
      await openIntake(clinician.page, id);
      await clinician.page.getByLabel(/confirm the current level/).check();
      const review = await sentBy(
        clinician.page,
        clinician.page.getByRole("button", { name: "Save review" }),
      );
      await expect(
        part(clinician.page, "History").getByText("Review: confirmed Urgent"),
      ).toBeVisible();
      await clinician.page.getByLabel("Advice given").check();
      await clinician.page.getByLabel("Closing note").fill("Spoke and advised");
      const close = await sentBy(
        clinician.page,
        clinician.page.getByRole("button", { name: "Close intake" }),
      );
      await expect(clinician.page.getByText("This intake is closed.")).toBeVisible();

      const other = await fileIntake(answersOf("Grant"));
      for (const request of [review, close]) {
        const answer = await replay(context, request, { change: [[id, other.id]] });
        expect(await answer.text()).toContain("Your role does not allow this.");
      }
      expect(await levelInQueue(other.id)).toBe("URGENT");
      expect(await trailOf(other.id)).not.toContainEqual(expect.stringMatching(/review|closed/));
      // The same words from the clinician are accepted, so the role was the reason.
      const taken = await replay(clinician.context, review, { change: [[id, other.id]] });
      expect(await taken.text()).toContain("Review recorded.");
    });
  }

  test("a person whom an admin disables is signed out, and an admin's form changes no other", async ({
    as,
  }) => {
    const admin = await as("admin");
    const desk = await as("front_desk");
    const third = await addPerson("front_desk");
    await desk.page.goto("/staff");
    await admin.page.goto("/staff/people");
    await admin.page.getByRole("link", { name: `Disable ${desk.person.name}` }).click();
    const button = admin.page.getByRole("button", { name: "Disable", exact: true });
    const request = await sentBy(admin.page, button);
    await expect(
      admin.page.getByRole("heading", { name: `${desk.person.name} is disabled` }),
    ).toBeVisible();
    await desk.page.goto("/staff/calendar");
    await expect(desk.page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    const clinician = await as("clinician");
    const answer = await replay(clinician.context, request, {
      change: [[desk.person.id, third.id]],
    });
    expect(await answer.text()).toContain("Your role does not allow this.");
    const [row] = await query<{ disabledAt: Date | null }>(
      `SELECT "disabledAt" FROM "StaffMember" WHERE "id" = $1`,
      [third.id],
    );
    expect(row?.disabledAt).toBeNull();
  });
});

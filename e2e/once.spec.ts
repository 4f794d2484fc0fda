import { askedFields, codeOf, getStep, type StepId } from "@/lib/form/steps";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { beginAt } from "./begin-at";
import { intakeByReference, levelInQueue, query } from "./database";
import { draftIdOf, tokenOf } from "./drafts";
import { choice, referenceOn, walk } from "./patient";
import { beginWith, expect, openIntake, test } from "./staff";

// A race that fails once has failed: no retries.
test.describe.configure({ retries: 0 });

const rowsOf = async (id: string) => {
  const [row] = await query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM "Intake" WHERE "id" = $1) AS intakes,
            (SELECT count(*)::int FROM "QueueEntry" WHERE "intakeId" = $1) AS entries,
            (SELECT count(*)::int FROM "AuditEvent" WHERE "intakeId" = $1 AND "action" = 'intake.received') AS audits,
            (SELECT count(*)::int FROM "Draft" WHERE "id" = $1) AS drafts`,
    [id],
  );
  return row;
};

test("twenty simultaneous sends of one draft make one intake", async ({
  page,
  context,
  baseURL,
}) => {
  await beginAt(page, strain(), "check");
  const cookie = (await context.cookies()).find(({ name }) => name === "backline_intake");
  const id = await draftIdOf(page);
  const send = () =>
    fetch(`${baseURL}/en/intake/check`, {
      method: "POST",
      redirect: "manual",
      headers: {
        cookie: `backline_intake=${cookie?.value}`,
        origin: baseURL ?? "",
        "content-type": "application/x-www-form-urlencoded",
      },
    });
  const answers = await Promise.all(Array.from({ length: 20 }, send));
  for (const answer of answers) {
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/\/en\/result/);
  }
  expect(await rowsOf(id)).toEqual({ intakes: 1, entries: 1, audits: 1, drafts: 0 });
});

test("what several tabs save at once is all kept, and all of it is sent", async ({ page }) => {
  const whole = strain();
  await beginAt(page, whole, "check");
  const id = await draftIdOf(page);
  const saveFrom = async (step: StepId, changed: Record<string, string>) => {
    const form = new URLSearchParams();
    for (const { name } of askedFields(getStep(step), whole))
      for (const value of [changed[name] ?? whole[name] ?? []].flat())
        if (value) form.append(name, value);
    const answer = await page.request.post(`/en/intake/${codeOf(step)}?change=1`, {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      data: form.toString(),
      maxRedirects: 0,
    });
    expect(answer.status(), step).toBe(303);
  };
  for (const round of ["1", "2", "3", "4", "5"]) {
    await Promise.all([
      saveFrom("pain_now", { pain_score: round }),
      saveFrom("privacy", { signed_name: `Signed ${round}` }),
      saveFrom("history_recent", { free_text: `Said ${round}` }),
    ]);
    const { answers } = (await findDraft(await tokenOf(page)))!;
    expect(answers).toMatchObject({
      pain_score: round,
      signed_name: `Signed ${round}`,
      free_text: `Said ${round}`,
    });
  }
  await page.goto("/en/intake/check");
  await page.getByRole("button", { name: messages.check.send }).click();
  await expect(page).toHaveURL(/\/en\/result/);
  const own = await findOwnIntake(await tokenOf(page));
  expect(own).toMatchObject({ id, answers: { pain_score: "5", free_text: "Said 5" } });
});

test("an emergency that arrives while another tab saves is filed with that tab's answers", async ({
  page,
}) => {
  for (const round of ["1", "2", "3", "4", "5"]) {
    const token = await beginWith(strain());
    const post = (step: StepId, form: string) =>
      page.request.post(`/en/intake/${codeOf(step)}?change=1`, {
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          cookie: `backline_intake=${token}`,
        },
        data: form,
        maxRedirects: 0,
      });
    const pain = new URLSearchParams();
    const whole: Record<string, string | string[]> = { ...strain(), pain_score: round };
    for (const { name } of askedFields(getStep("pain_now"), strain()))
      for (const value of [whole[name] ?? []].flat()) if (value) pain.append(name, value);
    const [saved, stopped] = await Promise.all([
      post("pain_now", pain.toString()),
      post("emergency_nerves", "emergency_nerves=saddle"),
    ]);
    expect(stopped.headers().location).toMatch(/\/result$/);
    const own = await findOwnIntake(token);
    expect(own).toMatchObject({ level: "EMERGENCY", filedAs: "emergency_stop" });
    if (!saved.headers().location?.endsWith("/result"))
      expect(own?.answers.pain_score, saved.headers().location).toBe(round);
  }
});

test("an emergency whose draft can never be filed is filed as a separate intake", async ({
  page,
}) => {
  await beginAt(page, strain(), "emergency_nerves");
  const id = await draftIdOf(page);
  const name = `keep_${id.slice(0, 8)}`;
  await query(`CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RETURN NULL; END $$`);
  await query(`CREATE TRIGGER "${name}" BEFORE DELETE ON "Draft" FOR EACH ROW
    WHEN (OLD."id" = '${id}') EXECUTE FUNCTION ${name}()`);
  await choice(page, "emergency_nerves", "saddle").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    messages.result.emergency.title,
  );
  const filed = await intakeByReference(await referenceOn(page));
  expect(filed).toMatchObject({ level: "EMERGENCY", filedAs: "emergency_stop" });
  expect(filed.id).not.toBe(id);
  expect(await rowsOf(id)).toEqual({ intakes: 0, entries: 0, audits: 0, drafts: 1 });
  await query(`DROP TRIGGER "${name}" ON "Draft"`);
  await query(`DROP FUNCTION ${name}()`);
});

test("going back and sending again, and a second tab, show the one intake", async ({
  page,
  context,
}) => {
  await beginAt(page, strain(), "check");
  const id = await draftIdOf(page);
  const second = await context.newPage();
  await second.goto("/en/intake/check");
  await page.getByRole("button", { name: messages.check.send }).click();
  await expect(page).toHaveURL(/\/en\/result/);
  const first = await page.getByRole("main").innerText();
  await second.getByRole("button", { name: messages.check.send }).click();
  await expect(second).toHaveURL(/\/en\/result/);
  expect(await second.getByRole("main").innerText()).toBe(first);
  await page.goBack();
  await page.goto("/en/intake/check");
  await expect(page).not.toHaveURL(/\/intake\/check/);
  expect(await rowsOf(id)).toEqual({ intakes: 1, entries: 1, audits: 1, drafts: 0 });
});

test("a patient who goes back after sending and reports a red flag is stopped, and staff see both", async ({
  page,
  as,
}) => {
  await beginAt(page, strain(), "emergency_nerves");
  const first = await draftIdOf(page);
  const stale = await page.context().newPage();
  await stale.goto(`/en/intake/${codeOf("emergency_nerves")}`);
  // A background tab renders so rarely that each step takes a second.
  await page.bringToFront();
  await walk(page, strain());
  await page.getByRole("button", { name: messages.check.send }).click();
  await expect(page).toHaveURL(/\/en\/result/);
  await choice(stale, "emergency_nerves", "saddle").check();
  await stale.getByRole("button", { name: "Continue" }).click();
  await expect(stale.getByRole("heading", { level: 1 })).toContainText(
    messages.result.emergency.title,
  );
  const { id: second, level } = await intakeByReference(await referenceOn(stale));
  expect(level).toBe("EMERGENCY");
  expect(await levelInQueue(first)).toBe("SELF_CARE");
  const staff = (await as("clinician")).page;
  for (const [id, word] of [
    [first, "Self-care"],
    [second, "Emergency"],
  ] as const) {
    await openIntake(staff, id);
    await expect(staff.getByRole("main").getByText(word).first()).toBeVisible();
  }
});

test("a red flag is filed even when its draft is gone", async ({ page }) => {
  await beginAt(page, strain(), "emergency_nerves");
  await query(`DELETE FROM "Draft" WHERE "id" = $1`, [await draftIdOf(page)]);
  await choice(page, "emergency_nerves", "saddle").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    messages.result.emergency.title,
  );
  const filed = await intakeByReference(await referenceOn(page));
  expect(filed).toMatchObject({ level: "EMERGENCY", filedAs: "emergency_stop" });
  expect(await levelInQueue(filed.id)).toBe("EMERGENCY");
});

import { ruleById } from "@/lib/triage/rules/all";
import english from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { intakeByReference } from "./database";
import { begin, choice, referenceOn, walk } from "./patient";
import { expect, fileEmergency, openIntake, part, test } from "./staff";

const { fields, errors } = english.intake;

test("a deaf patient in an emergency reads how to get help without a voice, and asks for texts", async ({
  page,
  address,
  as,
}) => {
  const { id, token } = await fileEmergency();
  await page.context().addCookies([{ name: "backline_intake", value: token, url: address }]);
  await page.goto("/en/result");
  await expect(page.getByText(english.result.emergency.noVoice)).toBeVisible();
  await page.getByLabel(fields.phone.label).fill("212 555 0145");
  await choice(page, "contact_way", "text_only").check();
  await page.getByRole("button", { name: english.result.emergency.phoneSend }).click();
  await expect(page.getByText(english.result.emergency.phoneDone)).toBeVisible();
  const { page: desk } = await as("front_desk");
  await openIntake(desk, id);
  await expect(part(desk, "Contact").getByRole("link", { name: /^Text .*0145/ })).toBeVisible();
});

test("a parent leaves a number on the page for a child, and staff see who it is", async ({
  page,
  as,
}) => {
  const child = { ...strain(), respondent: "proxy", age_years: "12" };
  await begin(page);
  await walk(page, { ...child, child_fever: "no", child_walking: "walks" });
  await expect(page.getByText(english.result.under16.phoneLead)).toBeVisible();
  await page.getByLabel(fields.phone.proxyLabel).fill("212 555 0144");
  await choice(page, "relation", "parent").check();
  await page.getByRole("button", { name: english.result.emergency.phoneSend }).click();
  await expect(page.getByText(english.result.phoneDone)).toBeVisible();
  const { page: desk } = await as("front_desk");
  const { id } = await intakeByReference(await referenceOn(page));
  await openIntake(desk, id);
  await expect(part(desk, "Contact")).toContainText("Filled out by a parent");
  await expect(part(desk, "Contact").getByRole("link", { name: /0144/ })).toBeVisible();
});

test("a mistyped number on the emergency page is an error inside it, and an unusual one is kept at once", async ({
  page,
  address,
  as,
}) => {
  const { id, token } = await fileEmergency();
  await page.context().addCookies([{ name: "backline_intake", value: token, url: address }]);
  await page.goto("/en/result");
  const box = page.getByLabel(fields.phone.label);
  const send = page.getByRole("button", { name: english.result.emergency.phoneSend });
  const reason = page.getByText(ruleById("ces_saddle_new")?.patient ?? "-");
  const unusual = "+52 1 55 1234 5678 ext. 9";
  await box.fill("12");
  await send.click();
  await expect(page.getByRole("alert", { name: english.common.errorTitle })).toContainText(
    errors.phone.replace("{label}", fields.phone.label),
  );
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    english.result.emergency.title,
  );
  await expect(reason).toBeVisible();
  await expect(box).toHaveValue("12");
  await box.fill(unusual);
  await send.click();
  await expect(page.getByText(english.result.emergency.phoneDone)).toBeVisible();
  const { page: desk } = await as("front_desk");
  await openIntake(desk, id);
  const contact = part(desk, "Contact");
  await expect(
    contact.getByText(`Check this number, as the patient typed it: ${unusual}`),
  ).toBeVisible();
  await expect(contact.getByRole("link", { name: "Call +52 1 55 1234 5678" })).toHaveAttribute(
    "href",
    "tel:+5215512345678",
  );
});

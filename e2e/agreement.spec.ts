import { LOCALES } from "@/lib/i18n/locales";
import { strain } from "@/test/people";
import { beginAt } from "./begin-at";
import { intakeByReference } from "./database";
import { answerPage, messagesOn, referenceOn, sendWhole } from "./patient";
import { expect, fileEmergency, openIntake, part, test, unfold } from "./staff";

for (const locale of LOCALES) {
  test(`a helper signs with their own name in ${locale}, and staff see who signed what and when`, async ({
    page,
    as,
  }) => {
    const helper = strain({
      respondent: "proxy",
      relation: "partner",
      proxy_agrees: "yes",
      proxy_can_answer: "yes",
      signed_name: "Héloïse O'Partner",
    });
    await sendWhole(page, helper, locale);
    const { intake } = messagesOn(page);
    const own = page.getByRole("main").locator("dl > div");
    await expect(own.filter({ hasText: intake.fields.signed_name.proxyLabel })).toContainText(
      "Héloïse O'Partner",
    );
    const reference = await referenceOn(page);
    const { id } = await intakeByReference(reference);

    const { page: desk } = await as("front_desk");
    await openIntake(desk, id);
    await unfold(desk, "Consent");
    const agreement = part(desk, "Consent");
    await expect(agreement).toContainText("Héloïse O'Partner (answered for the patient, partner)");
    await expect(agreement).toContainText(/text version \d{4}-\d\d-\d+/);
    await expect(agreement.getByRole("time")).toHaveCount(1);
    await agreement.getByText("Consent text").click();
    await expect(agreement.getByText(intake.fields.signed_name.proxyLabel)).toBeVisible();
    await expect(agreement.locator(`[lang=${locale}]`)).toContainText(intake.consent.lines.kept);
  });
}

test("nobody can send without a signature, and an emergency does not ask for one", async ({
  page,
  as,
}) => {
  await beginAt(page, strain(), "privacy");
  await answerPage(page, { consent: "yes" });
  const { common, intake } = messagesOn(page);
  await expect(page.getByRole("alert", { name: common.errorTitle })).toContainText(
    intake.fields.signed_name.required,
  );
  const { page: desk } = await as("front_desk");
  await openIntake(desk, (await fileEmergency()).id);
  await expect(part(desk, "Consent")).toContainText("None");
});

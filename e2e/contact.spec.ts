import type { Page } from "@playwright/test";
import { presetLanguage } from "@/lib/contact/language";
import { codeOf, getStep } from "@/lib/form/steps";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";
import english from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { intakeByReference } from "./database";
import { answerPage, choice, messagesOn, referenceOn, walk } from "./patient";
import { answersOf } from "./people";
import { beginWith, expect, fileIntake, openIntake, part, rowOf, test } from "./staff";

const { fields, errors } = english.intake;

/** Opens the contact page in this language, with every earlier page answered. */
async function atContact(
  page: Page,
  { address, locale = "en" }: { address: string; locale?: Locale },
  answers: Answers,
): Promise<void> {
  const later = ["contact", "privacy"] as const;
  const open = new Set(later.flatMap((id) => getStep(id).fields.map(({ name }) => name)));
  const before = Object.entries(answers).filter(([name]) => !open.has(name));
  const token = await beginWith(Object.fromEntries(before));
  await page.context().addCookies([{ name: "backline_intake", value: token, url: address }]);
  await page.goto(`/${locale}/intake/${codeOf("contact")}`);
  await expect(page).toHaveURL(new RegExp(`/intake/${codeOf("contact")}$`));
}

/** Answers the rest and sends it. */
async function sendRest(page: Page, answers: Answers): Promise<void> {
  await walk(page, answers);
  await page.getByRole("button", { name: messagesOn(page).check.send }).click();
  await expect(page).toHaveURL(/\/result/);
}

const idOn = async (page: Page) => (await intakeByReference(await referenceOn(page))).id;

/** The words of this error of a question. */
const saying = (code: keyof typeof errors, label: string) => errors[code].replace("{label}", label);

for (const locale of LOCALES) {
  test.describe(`in ${locale}, without JavaScript`, () => {
    test.use({ javaScriptEnabled: false });

    test("a daughter answers for her mother, and staff see who, and that the mother agrees", async ({
      page,
      address,
      as,
    }) => {
      const answers = strain({
        respondent: "proxy",
        relation: "child",
        proxy_agrees: "yes",
        proxy_can_answer: "partly",
        interpreter: "no",
      });
      await atContact(page, { address, locale }, answers);
      await sendRest(page, answers);
      const { page: desk } = await as("front_desk");
      const reference = await referenceOn(page);
      await desk.goto("/staff?level=SELF_CARE");
      const row = rowOf(desk, reference);
      if (locale === "es") await expect(row).toContainText("Spanish");
      else await expect(row).not.toContainText("Spanish");
      await openIntake(desk, await idOn(page));
      await expect(part(desk, "Contact").getByText("Speaks Spanish")).toHaveCount(
        locale === "es" ? 1 : 0,
      );
      await expect(part(desk, "Contact").getByRole("listitem")).toHaveText([
        "Filled out by the patient’s son or daughter; the patient agrees and can partly answer for themselves",
      ]);
    });

    test("a deaf patient asks for text messages only, is promised one, and gets no call", async ({
      page,
      address,
      as,
    }) => {
      const answers = answersOf("Lund", { contact_way: "text_only", may_leave_message: "yes" });
      await atContact(page, { address, locale }, answers);
      await sendRest(page, answers);
      const { result } = messagesOn(page);
      const promise = result.soon.textYou.split("<")[0]?.trim() ?? "";
      await expect(page.getByText(promise)).toBeVisible();
      const reference = await referenceOn(page);
      const { page: desk } = await as("front_desk");
      await desk.goto("/staff?level=SOON");
      await expect(rowOf(desk, reference)).toContainText("Text only");
      await openIntake(desk, await idOn(page));
      const contact = part(desk, "Contact");
      await expect(contact.getByText("Text only: cannot talk on the phone")).toBeVisible();
      await expect(contact.getByRole("link", { name: /^Text / })).toHaveAttribute(
        "href",
        /^sms:\+1212/,
      );
      await expect(contact.getByRole("link", { name: /^Call / })).toHaveCount(0);
    });

    test("a patient who needs an interpreter says for which language, and staff see it", async ({
      page,
      address,
      as,
    }) => {
      const answers = strain({ interpreter: "yes", preferred_language: "" });
      await atContact(page, { address, locale }, answers);
      const { common, intake } = messagesOn(page);
      await page.getByText(intake.steps.contact.fold).click();
      const language = page.getByLabel(intake.fields.preferred_language.label);
      await expect(language).toHaveValue(presetLanguage(locale));
      await language.fill("");
      await answerPage(page, answers);
      await expect(page.getByRole("alert", { name: common.errorTitle })).toContainText(
        intake.fields.preferred_language.required,
      );
      await sendRest(page, { ...answers, preferred_language: "Quechua" });
      const reference = await referenceOn(page);
      const { page: desk } = await as("front_desk");
      await desk.goto("/staff?level=SELF_CARE");
      await expect(rowOf(desk, reference)).toContainText("Interpreter");
      await openIntake(desk, await idOn(page));
      await expect(part(desk, "Contact")).toContainText("Interpreter: Quechua");
    });
  });
}

test("a wish for text messages that are not safe is refused", async ({ page, address }) => {
  await atContact(page, { address }, strain());
  await answerPage(page, strain({ contact_way: "text_only", may_leave_message: "no" }));
  await expect(page.getByRole("alert", { name: english.common.errorTitle })).toContainText(
    saying("text_not_safe", fields.contact_way.label),
  );
  await expect(choice(page, "contact_way", "text_only")).toBeChecked();
});

test("an urgent patient leaves a number, whatever channel they prefer", async ({
  page,
  address,
}) => {
  const answers = answersOf("Ferrari", { contact_way: "video", phone: "", email: "a@example.com" });
  await atContact(page, { address }, answers);
  await answerPage(page, answers);
  await expect(page.getByRole("alert", { name: english.common.errorTitle })).toContainText(
    fields.phone.required,
  );
});

test("staff see the second number, the good time and that no message is safe", async ({ as }) => {
  const { id, reference } = await fileIntake(
    answersOf("Lund", {
      contact_way: "relay",
      may_leave_message: "no",
      other_phone: "(212) 555-0177",
      best_time: "evening",
      interpreter: "no",
    }),
  );
  const { page } = await as("clinician");
  await openIntake(page, id);
  const contact = part(page, "Contact");
  await expect(contact.getByRole("listitem")).toHaveText([
    "Do not text or leave a message",
    /relay service/,
  ]);
  await expect(contact.getByRole("link", { name: /Second number/ })).toHaveAttribute(
    "href",
    "tel:+12125550177",
  );
  await expect(contact.getByText("Evening")).toBeVisible();
  await page.goto("/staff?level=SOON");
  await expect(rowOf(page, reference)).toContainText("Relay service");
});

test("an urgent patient without a phone reads what to do instead, and staff see it", async ({
  page,
  address,
  as,
}) => {
  const answers = answersOf("Ferrari", { phone: "", contact_way: "no_phone", email: "" });
  await atContact(page, { address }, answers);
  await sendRest(page, answers);
  await expect(page.getByText("You have no phone. Come to")).toBeVisible();
  const reference = await referenceOn(page);
  const { page: desk } = await as("front_desk");
  await desk.goto("/staff?level=URGENT");
  await expect(rowOf(desk, reference)).toContainText("No phone");
});

test("a patient with only an email address is promised a letter, and staff write", async ({
  page,
  address,
  as,
}) => {
  const answers = answersOf("Lund", { phone: "", contact_way: "", email: "lund@example.org" });
  await atContact(page, { address }, answers);
  await sendRest(page, answers);
  await expect(page.getByText("We will write to you at lund@example.org")).toBeVisible();
  const reference = await referenceOn(page);
  const { page: desk } = await as("front_desk");
  await desk.goto("/staff?level=SOON");
  await expect(rowOf(desk, reference)).toContainText("Email only");
});

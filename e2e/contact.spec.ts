import type { Page } from "@playwright/test";
import { presetLanguage } from "@/lib/contact/language";
import { codeOf, getStep } from "@/lib/form/steps";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";
import { ruleById } from "@/lib/triage/rules/all";
import english from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { intakeByReference } from "./database";
import {
  answerPage,
  begin,
  choice,
  messagesOn,
  referenceOn,
  remember,
  unfold,
  walk,
} from "./patient";
import { answersOf } from "./people";
import {
  beginWith,
  expect,
  fileEmergency,
  fileIntake,
  openIntake,
  part,
  rowOf,
  test,
} from "./staff";

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
  await openIntake(desk, await idOn(page));
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
    saying("phone", fields.phone.label),
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

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a Change link, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("leads to the very question, and what was pasted there is kept whole", async ({
      page,
      address,
    }) => {
      await remember(page.context(), address, await beginWith(strain()));
      await page.goto("/en/intake/check");
      const { common, check } = english;
      const change = (question: string) =>
        page.getByRole("link", { name: check.changeHidden.replace("{question}", question) });
      await unfold(page);
      await change(fields.family_name.label).click();
      const name = page.getByLabel(fields.family_name.label);
      await expect(name).toBeFocused();
      await expect(name).toBeInViewport();
      const long = "Featherlight ".repeat(8).trim();
      await name.fill(long);
      await page.getByRole("button", { name: common.continue }).click();
      await expect(page.getByRole("alert", { name: common.errorTitle })).toContainText(
        `This has ${long.length} characters. Please shorten it to 80`,
      );
      await expect(name).toHaveValue(long);
    });
  });
}

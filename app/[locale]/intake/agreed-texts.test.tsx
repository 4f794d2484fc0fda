import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { getStep } from "@/lib/form/steps";
import { translatorIn } from "@/lib/i18n/translator";
import { CONSENT_TEXTS, consentHash } from "@/lib/intake/consent";
import type { Draft } from "@/lib/intake/queries";
import { answersOf } from "@/test/people";
import type { Visit } from "../place";
import { agreedTexts } from "./agreed-texts";
import { questionView } from "./question-view";

const ANSWERS = answersOf({});

/** The privacy page as this draft shows it. */
function privacyPage(
  locale: "en" | "es",
  answers: typeof ANSWERS,
  posted?: Record<string, string[]>,
) {
  const visit = { t: translatorIn(locale), locale, kiosk: null, desk: null } as Visit;
  const draft = { id: "x", answers, abandoned: false, createdAt: new Date() } as Draft;
  const page = { ...getStep("privacy"), id: "privacy" as const };
  const problem = posted
    ? { values: posted, errors: [{ field: "consent", code: "consent" }] }
    : null;
  const query = new URLSearchParams();
  return renderToStaticMarkup(questionView({ ...visit, query }, draft, page, problem).body);
}

const saidIn = (html: string) => html.match(/name="consent" value="([^"]*)"/)?.[1] ?? "";
const boxIn = (html: string) => html.match(/<input[^>]*name="signed_name"[^>]*>/)?.[0] ?? "";

it.each(["en", "es"] as const)(
  "what is recorded is the text that the page showed in %s",
  (locale) => {
    const consent = saidIn(privacyPage(locale, {}));
    const agreed = agreedTexts({ ...ANSWERS, consent, messages: "email" });
    const text = CONSENT_TEXTS.find(({ lines }) => consentHash(lines) === agreed?.consent.textHash);
    expect(text).toMatchObject({ locale, version: agreed?.consent.textVersion });
    expect(agreed?.consent.textHash).toBe(consent);
  },
);

it("a text of a former version stays the one that was agreed to", () => {
  const [oldest] = CONSENT_TEXTS;
  const consent = consentHash(oldest!.lines);
  expect(agreedTexts({ ...ANSWERS, consent })?.consent).toEqual({
    textVersion: oldest!.version,
    textHash: consent,
  });
});

it("an agreement that does not say to which text is none", () => {
  expect(agreedTexts({ ...ANSWERS, consent: "yes" })).toBeNull();
  expect(agreedTexts({ ...ANSWERS, consent: "0".repeat(64) })).toBeNull();
});

it("a name without a text that it signed is typed again", () => {
  expect(boxIn(privacyPage("en", ANSWERS))).toContain("Ada Example");
  expect(boxIn(privacyPage("es", ANSWERS))).toContain("Ada Example");
  const former = { ...ANSWERS, consent: "yes" };
  expect(boxIn(privacyPage("en", former))).not.toContain("Ada Example");
  const refused = privacyPage("en", {}, { signed_name: ["Ada Example"] });
  expect(boxIn(refused)).not.toContain("Ada Example");
  expect(refused).toContain("type your name if you agree");
});

it("the notice with the agreement is read aloud with the box of the name", () => {
  const html = privacyPage("en", {});
  const [, id] = boxIn(html).match(/aria-describedby="([^" ]+)/) ?? [];
  const notice = html.slice(
    html.indexOf(`id="${id}"`),
    html.indexOf("<input", html.indexOf(`id="${id}"`)),
  );
  expect(notice).toContain("No one watches this form");
  expect(notice).toContain("I agree that the clinic uses these answers.");
});

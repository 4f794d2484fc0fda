import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import type { Visit } from "../place";
import { StepFrame } from "./step-frame";

it.each(LOCALES)("says when the form was begun, and names nobody, in %s", (locale) => {
  const t = translatorIn(locale);
  const visit = { t, locale, kiosk: null } as Visit;
  const shown = (startedAt: Date) =>
    renderToStaticMarkup(
      <StepFrame visit={visit} backHref="/" progress={{ words: "2/8" }} startedAt={startedAt}>
        -
      </StepFrame>,
    )
      .replace(/<[^>]+>/g, "")
      .replace(/\s/g, " ");
  const now = new Date();
  const started = t("common.started", { time: "" }).trim();
  expect(shown(now)).toMatch(new RegExp(`2/8\\. ${started} \\d{1,2}:\\d\\d`));
  const earlier = shown(new Date(now.getTime() - 3 * 86_400_000));
  expect(earlier).toContain(started);
  expect(earlier).not.toMatch(new RegExp(`${started} \\d{1,2}:`));
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import type { Visit } from "./place";
import { strayForm } from "./stray";

it.each(LOCALES)(
  "a stale form that was to send the answers says that it sent nothing, in %s",
  (locale) => {
    const t = translatorIn(locale);
    const visit = { t, locale, kiosk: null } as Visit;
    const shown = (sending?: boolean) =>
      renderToStaticMarkup(strayForm(visit, { held: null, sending }).body);
    expect(shown(true)).toContain(t("stray.notSent"));
    expect(shown()).not.toContain(t("stray.notSent"));
  },
);

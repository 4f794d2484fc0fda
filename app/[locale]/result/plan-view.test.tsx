import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import { OneMedicine } from "./plan-view";

it.each(LOCALES)("says one reason in the sentence, and lists several, in %s", (locale) => {
  const t = translatorIn(locale);
  for (const base of ["plan.antiInflammatory", "plan.acetaminophen"]) {
    const shown = (reasons: string[]) =>
      renderToStaticMarkup(
        <OneMedicine t={t} base={base} judgement={{ verdict: "if", reasons }} />,
      );
    const one = shown(["heart"]);
    expect(one).toContain(t(`${base}.ifOne`, { reason: t("plan.reasons.heart") }));
    expect(one).not.toContain("<li");
    const two = shown(["heart", "age"]);
    expect(two).toContain(t(`${base}.if`));
    expect(two.match(/<li/g)).toHaveLength(2);
  }
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { translatorIn } from "@/lib/i18n/translator";
import { formMark } from "@/lib/intake/form-mark";
import type { View, Visit } from "../place";
import type { StrayKept } from "../stray";
import { ownStatus } from "./access";

const t = translatorIn("en");

/** A page behind a link that has ended, with its status and words. */
async function answered(formOf: string | null, kept: StrayKept) {
  const visit = { t, locale: "en", params: { key: "ended" }, token: null, kiosk: null, formOf };
  const view = (await ownStatus(visit as unknown as Visit, async () => kept)) as View;
  return { status: view.status ?? 200, words: renderToStaticMarkup(view.body) };
}

it("a form of ours behind a link that has ended is kept, and says what became of it", async () => {
  const mark = formMark("5f0c8f0e-6c1b-4f5e-9a53-0d6b8a1c2d3e");
  const dropped = await answered(mark, { told: "red_flag" });
  expect(dropped.status).toBe(409);
  for (const words of ["stray.told.red_flag", "stray.title", "stray.gone"])
    expect(dropped.words).toContain(t(words));
  for (const [told, words] of [
    ["answer", "question.told"],
    ["kept", "question.kept"],
    ["red_flag", "question.toldUrgent"],
  ] as const) {
    const page = await answered(mark, { told, saved: true });
    expect(page).toMatchObject({ status: 200, words: expect.stringContaining(t(words)) });
    for (const untrue of ["stray.title", "stray.gone"]) expect(page.words).not.toContain(t(untrue));
  }
  const alarm = await answered(mark, { told: "emergency", saved: true });
  expect(alarm.words).toContain(t("stray.told.emergency"));
  for (const untrue of ["stray.title", "stray.gone"]) expect(alarm.words).not.toContain(t(untrue));
});

it("any other form behind it, and opening it, say only that it has ended", async () => {
  for (const formOf of [null, "", "5f0c8f0e.planted"])
    expect(await answered(formOf, { told: "answer", saved: true })).toMatchObject({
      status: 404,
      words: expect.stringContaining(t("status.gone.text")),
    });
});

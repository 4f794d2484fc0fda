import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import { createLog } from "@/lib/log";
import { reportMissing } from "./report-missing";

it("says that a sentence is missing, but not which answer it belongs to", () => {
  const lines: string[] = [];
  const { logFailed } = createLog({ write: (line) => void lines.push(line) });
  const given = { locale: "en", messages: { intake: {} }, onError: reportMissing(logFailed) };
  const t = createTranslator(given) as unknown as (key: string) => string;
  t("intake.fields.emergency_nerves.options.saddle");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    event: "words_missing",
    code: "MISSING_MESSAGE",
  });
  expect(lines[0]).not.toMatch(/saddle|nerves/);
});

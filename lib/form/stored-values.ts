import type { Answers } from "@/lib/questions/answers";
import type { Field } from "@/lib/questions/fields";
import { standingTicks } from "@/lib/questions/offered";

/** The accepted answers of a page, as form values. */
export function storedValues(fields: readonly Field[], answers: Answers): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const field of fields) {
    const { name, kind } = field;
    const value = answers[name];
    if (value === undefined) continue;
    if (kind === "date") {
      const [year = "", month = "", day = ""] = String(value).split("-");
      values[`${name}.year`] = [year];
      values[`${name}.month`] = [month];
      values[`${name}.day`] = [day];
    } else if (kind === "checkboxes") {
      values[name] = standingTicks(field, answers);
    } else {
      values[name] = typeof value === "string" ? [value] : value;
    }
  }
  return values;
}

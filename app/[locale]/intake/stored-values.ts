import type { Answers } from "@/lib/questions/answers";
import type { Field } from "@/lib/questions/fields";

/** The accepted answers of a page, as form values. */
export function storedValues(fields: readonly Field[], answers: Answers): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const { name, kind } of fields) {
    const value = answers[name];
    if (value === undefined) continue;
    if (kind === "date") {
      const [year = "", month = "", day = ""] = String(value).split("-");
      values[`${name}.year`] = [year];
      values[`${name}.month`] = [month];
      values[`${name}.day`] = [day];
    } else {
      values[name] = typeof value === "string" ? [value] : value;
    }
  }
  return values;
}

import type { SettingValue } from "./schema";

export type FieldChange = { field: string; before: string; after: string };

const linesOf = (text: string) => text.split("\n").filter(Boolean);

/** Of a text of many lines only those that are not in the other one. */
function without(text: string, other: string): string {
  const there = new Set(linesOf(other));
  return linesOf(text)
    .filter((line) => !there.has(line))
    .join("; ");
}

/** The fields that differ, before and after; of a list with one entry a line only what came or went. */
export function changesBetween(before: SettingValue, after: SettingValue): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => {
    const [old = "", now = ""] = [before[field], after[field]];
    if (old === now) return [];
    const many = old.includes("\n") || now.includes("\n");
    return many
      ? [{ field, before: without(old, now), after: without(now, old) }]
      : [{ field, before: old, after: now }];
  });
}

/** One side of the changes as a line of the trail: "phone: 1, name: A"; an empty value says so. */
export function sideText(changes: readonly FieldChange[], side: "before" | "after"): string {
  return changes.map((change) => `${change.field} = ${change[side] || "(none)"}`).join(", ");
}

import type { SettingValue } from "./schema";

export type FieldChange = { field: string; before: string; after: string };

const linesOf = (text: string) => text.split("\n").filter(Boolean);

/** The lines of a text that are not in the other text. */
function without(text: string, other: string): string {
  const there = new Set(linesOf(other));
  return linesOf(text)
    .filter((line) => !there.has(line))
    .join("; ");
}

/**
 * The fields that differ, before and after. Of a list with one entry per line, only the added or
 * removed lines.
 */
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

/**
 * One side of the changes as a line for the audit log: "phone: 1, name: A". An empty value says so.
 */
export function sideText(changes: readonly FieldChange[], side: "before" | "after"): string {
  return changes.map((change) => `${change.field} = ${change[side] || "(none)"}`).join(", ");
}

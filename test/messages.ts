import { readFileSync } from "node:fs";
import type { Locale } from "../lib/i18n/locales";
import { RULES } from "../lib/triage/rules/all";

type Tree = string | Tree[] | { [key: string]: Tree };

/** One text of a message file with the path of keys that leads to it. */
export type Text = { path: string; text: string };

function textsBelow(tree: Tree, path: string): Text[] {
  if (typeof tree === "string") return [{ path, text: tree }];
  return Object.entries(tree).flatMap(([key, each]) =>
    textsBelow(each, path ? `${path}.${key}` : key),
  );
}

/**
 * Every text that patients of this language may read, in file order. The reasons in English are the
 * rules' own words.
 */
export function textsOf(locale: Locale): Text[] {
  const file = new URL(`../messages/${locale}.json`, import.meta.url);
  const tree = JSON.parse(readFileSync(file, "utf8")) as { [key: string]: Tree };
  const reasons = Object.fromEntries(RULES.map((rule) => [rule.id, rule.patient]));
  return textsBelow(locale === "en" ? { ...tree, reasons } : tree, "");
}

/** A message as patients read it: plural forms, a number for each value, no tags. */
export function asRead(text: string): string {
  return text
    .replace(/\{\w+, (?:plural|select),.*?other \{([^{}]*)\}\}/g, "$1")
    .replace(/<[^>]+>/g, "")
    .replace(/\{\w+\}/g, "1");
}

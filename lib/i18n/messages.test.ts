import { readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { textsOf } from "@/test/messages";
import { LOCALES } from "./locales";

const ENGLISH = textsOf("en");
const OTHERS = LOCALES.filter((locale) => locale !== "en");

/** The placeholders of a message, with their kinds: "{days, plural, ...}" is "days plural". */
function valuesIn(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (const [index, sign] of [...text].entries()) {
    if (sign === "}") depth -= 1;
    if (sign === "{" && depth++ === 0) {
      const [, name, kind = ""] = text.slice(index).match(/^\{(\w+)(?:, (\w+))?/) ?? [];
      found.push(`${name} ${kind}`.trim());
    }
  }
  return found.sort();
}

const tagsIn = (text: string) => (text.match(/<\/?\w+>/g) ?? []).sort();

describe.each(OTHERS)("the messages in %s", (locale) => {
  const texts = textsOf(locale);
  const textAt = new Map(texts.map(({ path, text }) => [path, text]));

  it("have the same keys as in English, a reason for every rule, and lists of the same length", () => {
    expect(texts.map(({ path }) => path).sort()).toEqual(ENGLISH.map(({ path }) => path).sort());
  });

  it("have the same values and tags in every text", () => {
    for (const { path, text } of ENGLISH) {
      const other = textAt.get(path) ?? "";
      expect(valuesIn(other), path).toEqual(valuesIn(text));
      expect(tagsIn(other), path).toEqual(tagsIn(text));
    }
  });

  it("are translated: a text of more than three words is not the English one", () => {
    const same = ENGLISH.filter(({ path, text }) => textAt.get(path) === text);
    expect(same.filter(({ text }) => text.split(" ").length > 3)).toEqual([]);
  });
});

it.each(LOCALES)("the messages in %s are neither empty nor ragged", (locale) => {
  for (const { path, text } of textsOf(locale)) {
    expect(text, path).toBe(text.trim());
    expect(text, path).toMatch(/\S/);
    expect(text, path).not.toMatch(/ {2}|\uFFFD|Ã|[“”].*"|"/);
  }
});

it.each(LOCALES)("the messages in %s can all be formatted", (locale) => {
  for (const { path, text } of textsOf(locale)) {
    const t = createTranslator({
      locale,
      messages: { text },
      onError: (error) => {
        throw new Error(`${path}: ${error.message}`);
      },
    });
    const names = valuesIn(text).map((value) => value.split(" ")[0] ?? "");
    const tags = tagsIn(text).map((tag) => tag.replace(/[</>]/g, ""));
    const said = t.markup("text", {
      ...Object.fromEntries(names.map((name) => [name, 2])),
      ...Object.fromEntries(tags.map((tag) => [tag, (chunks: string) => chunks])),
    });
    expect(said, path).not.toMatch(/[{}<>]/);
  }
});

/** Words that we chose and words that we do not use; docs/glossary-es.md says why. */
it("use the Spanish of the glossary", () => {
  const avoided =
    /\b(entumecid|adormecimiento|silla de montar|micción|heces fecales|esfínter|disnea|hipo?estesia|incontinencia|abdomen|tú |tus |usted@|\/a\b)/iu;
  expect(textsOf("es").filter(({ text }) => avoided.test(text))).toEqual([]);
});

const RED_FLAG_GROUPS = [
  ...["nerves", "body", "other"].map((page) => `emergency_${page}`),
  ...["saddle", "both_legs", "chest"].map((mark) => `zone_${mark}`),
  "older_signs",
  "pain_zones",
  "pain_pattern",
  "recent_signs",
  "fever_kind",
  "skin_kind",
  "cramp_kind",
  "illnesses",
  "drugs",
];
const GLOSSARY = new URL("../../docs/glossary-es.md", import.meta.url);

it("ask the red-flag questions in the exact words that the glossary reviews", () => {
  const [, review = ""] = readFileSync(GLOSSARY, "utf8").split("## Red-flag questions");
  const rows = [...review.matchAll(/^\| ([a-z_]+) \| ([^|]+) \| [^|]+ \| [^|]+ \|$/gm)];
  const spanish = new Map(textsOf("es").map(({ path, text }) => [path, text]));
  for (const [, item, words] of rows) {
    const places = RED_FLAG_GROUPS.map((group) => `${group}.options.${item}`);
    const said = [...places, `${item}.label`].map((place) => spanish.get(`intake.fields.${place}`));
    expect(said, item).toContain(words);
  }
  const offered = [...spanish.keys()].filter((path) =>
    /fields\.(?:emergency_(?:nerves|body|other)|zone_\w+)\.options\.(?!none|unsure)/.test(path),
  );
  const reviewed = rows.map(([, item]) => item);
  expect(offered.filter((path) => !reviewed.includes(path.split(".").at(-1)))).toEqual([]);
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Words allowed in the code of patient pages, and why. */
const ALLOWED: Record<string, string> = {
  "app/last-words.tsx":
    "shown when not even the message files could be read; it speaks every language itself",
  "components/field-preview.tsx": "on the page of components, which only developers see",
  "components/preview.tsx": "on the page of components, which only developers see",
};

/** Literals that look like text but are not shown: they are for robots and browsers. */
const NOT_SEEN = new Set(["noindex", "light dark"]);

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith("components/staff"));
}

const FILES = [
  ...filesBelow("app/[locale]"),
  ...filesBelow("components"),
  "app/global-error.tsx",
  "app/last-words.tsx",
  "app/route.ts",
  "pages/api/patient.ts",
];

const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");

/** A template's placeholders are code; only the rest is text. */
const withoutValues = (text: string) => text.replace(/\$\{[^}]*\}/g, "");

const SIGHT =
  /(?:aria-label|aria-description|alt|title|placeholder|label|legend|hint|suffix|description|content)\s*[=:]\s*["'`]([^"'`]+)["'`]/g;
const BETWEEN_TAGS = /(?<!=|\S )>([^<>{}]*)(?=[<{])/g;
const IN_BRACES = /(?<!=)\{\s*["'`]([^"'`]+)["'`]\s*\}/g;
const LIKE_A_SENTENCE = /["'`]([A-Z][^"'`{}<>]* [^"'`{}<>]*)["'`]/g;
// After a ">" that ends a type: code goes on, no text begins.
const CODE = /^[()[\];,|&.:?=*]|[;=]|\b(?:const|return|extends)\b/;
const HAS_WORD = /\p{L}{2}/u;
/** The lines of a drawing: "M4 100h124". */
const DRAWN = /^M[\d.-]+[ ,][\d.-]+[a-z]/i;

/** The words in this code that a reader would see or hear. */
function wordsIn(code: string): string[] {
  const plain = withoutComments(code);
  return [SIGHT, BETWEEN_TAGS, IN_BRACES, LIKE_A_SENTENCE]
    .flatMap((pattern) =>
      [...plain.matchAll(pattern)].map(([, text = ""]) => withoutValues(text).trim()),
    )
    .filter((text) => HAS_WORD.test(text) && !CODE.test(text) && !DRAWN.test(text));
}

describe("the patient pages have no text outside the message files", () => {
  it("looks at all of them", () => expect(FILES.length).toBeGreaterThan(60));

  it.each(FILES.filter((file) => !(file in ALLOWED)))("%s", (file) => {
    const words = wordsIn(readFileSync(path.join(ROOT, file), "utf8"));
    expect(words.filter((text) => !NOT_SEEN.has(text))).toEqual([]);
  });

  it("allows no file without need", () => {
    for (const file of Object.keys(ALLOWED)) {
      expect(wordsIn(readFileSync(path.join(ROOT, file), "utf8")).length).toBeGreaterThan(0);
    }
  });
});

it.each([
  ["<p>Call us</p>"],
  ["<p className='x'>Call us {number}</p>"],
  ["html`<h1>Call us</h1>`"],
  ['<nav aria-label="Way back">'],
  ['<p>{"Call us"}</p>'],
  ['<p>{open ? "Call us now" : null}</p>'],
  ['export const metadata = { title: "Call us" };'],
])("would find the words in %s", (code) => expect(wordsIn(code)).not.toEqual([]));

it.each([
  ['<p className="mt-2">{t("help.title")}</p>'],
  ["function f(a: Promise<string>): Promise<Locale> { return a; }"],
  ["const rich = (key: string) => t.rich(key, { number });"],
  ["// Says <b>words</b> about it"],
  ['<path d="M4 10h8M54 42zM61 27h8" />'],
])("finds no words in %s", (code) => expect(wordsIn(code)).toEqual([]));

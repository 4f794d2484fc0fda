import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "docs/decisions"].flatMap(
  (page) =>
    page.endsWith(".md")
      ? [page]
      : readdirSync(path.join(ROOT, page))
          .filter((name) => name.endsWith(".md"))
          .map((name) => `${page}/${name}`),
);
/** A record that is superseded speaks of files as they were. */
const CURRENT = PAGES.filter((page) => !/^\d{4}-\d\d-\d\d, superseded/m.test(read(page)));

/** What stands between backquotes and begins with one of our folders is a path. */
const PATH =
  /`((?:app|bench|components|docs|e2e|lib|messages|pages|prisma|public|scripts|test)\/[^`<*\s]*)`/g;
const LINK = /\]\((?!https?:)([^)#]+)/g;

it.each(CURRENT)("every file that %s names is there", (page) => {
  const text = read(page);
  const named = [...text.matchAll(PATH)].map(([, file = ""]) => file);
  const linked = [...text.matchAll(LINK)].map(([, file = ""]) =>
    path.join(path.dirname(page), file),
  );
  const isThere = (file: string) =>
    ["", ".ts", ".tsx"].some((ending) => existsSync(path.join(ROOT, file + ending)));
  expect([...named, ...linked].filter((file) => !isThere(file))).toEqual([]);
});

it("every command that the pages name is in package.json", () => {
  const { scripts } = JSON.parse(read("package.json"));
  for (const page of CURRENT)
    for (const [, name = ""] of read(page).matchAll(/npm run (?:-s )?([a-z][a-z\d:]*)/g))
      expect(scripts, `${page}: npm run ${name}`).toHaveProperty([name]);
});

const STYLES = ["app/globals.css", "app/staff/styles/charts.css"].map(read);
const DARK = "@media screen and (prefers-color-scheme: dark)";

/** The tokens of a part of a style sheet; the first value of each counts. */
function tokensOf(text: string): Map<string, string> {
  const all = [...text.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)];
  return new Map(all.reverse().map(([, name = "", value = ""]) => [name, value]));
}

const light = new Map(STYLES.flatMap((text) => [...tokensOf(text.split("@media")[0] ?? "")]));
const dark = new Map(
  STYLES.flatMap((text) => {
    const rest = text.slice(text.indexOf(DARK) + DARK.length);
    return [...tokensOf(rest.split("@media")[0] ?? "")];
  }),
);

const ROWS = [
  ...read("docs/design.md").matchAll(/^\| `(--[\w-]+)` \| (#[0-9a-f]{6}) \| (#[0-9a-f]{6}) \|/gm),
].map(([, name = "", onLight = "", onDark = ""]) => ({ name, onLight, onDark }));

it("the table of colors says what the style sheets say, in the light and in the dark", () => {
  expect(ROWS.length).toBeGreaterThan(20);
  for (const { name, onLight, onDark } of ROWS) {
    expect(light.get(name), `${name} in the light`).toBe(onLight);
    expect(dark.get(name), `${name} in the dark`).toBe(onDark);
  }
});

/** The relative luminance of WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const PAIRS = [
  ["ink", "paper"],
  ["ink-quiet", "paper"],
  ["ink-quiet", "ground"],
  ["accent", "paper"],
  ["accent", "ground"],
  ["on-accent", "accent"],
  ["problem", "paper"],
  ["on-emergency", "emergency"],
  ["emergency-ink", "paper"],
  ...["urgent", "soon", "routine", "self-care"].map((level) => [level, `${level}-soft`]),
];

it.each(PAIRS)(
  "%s on %s has a contrast of at least 4.5, in the light and in the dark",
  (text, ground) => {
    const color = (tokens: Map<string, string>, name: string) =>
      tokens.get(`--color-${name}`) ?? light.get(`--color-${name}`) ?? "";
    for (const tokens of [light, dark])
      expect(contrast(color(tokens, text ?? ""), color(tokens, ground ?? ""))).toBeGreaterThan(4.5);
  },
);

it("neighbors in a stacked chart can be told apart in grey", () => {
  const fills = ["emergency", "urgent", "soon", "routine", "self-care"];
  for (const tokens of [light, dark])
    for (const [at, level] of fills.slice(1).entries()) {
      const [one = "", other = ""] = [fills[at], level].map((name) =>
        tokens.get(`--chart-${name}`),
      );
      expect(contrast(one, other), level).toBeGreaterThan(1.2);
    }
});

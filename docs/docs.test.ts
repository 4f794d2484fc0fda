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

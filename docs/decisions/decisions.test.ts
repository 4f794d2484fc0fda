import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const FOLDER = import.meta.dirname;
const read = (file: string) => readFileSync(path.join(FOLDER, file), "utf8");
const RECORDS = readdirSync(FOLDER).filter((file) => /^\d{4}-/.test(file));
const INDEX = read("README.md");

it("every decision is in the index, and says whether it still holds, as the index does", () => {
  for (const file of RECORDS) {
    const number = Number(file.slice(0, 4));
    const row = INDEX.split("\n").find((line) => line.startsWith(`| [${number}](${file}) |`));
    expect(row, `${file} has no row in docs/decisions/README.md`).toBeDefined();
    const [title = "", , date = ""] = read(file).split("\n");
    expect(title.startsWith(`# ${number}. `), title).toBe(true);
    expect(row).toContain(`| ${title.replace(/^# \d+\. /, "")} |`);
    expect(date).toMatch(/^\d{4}-\d\d-\d\d, (?:accepted|superseded)/);
    const superseded = [row ?? "", date].map((text) => text.match(/superseded by \[?(\d+)/)?.[1]);
    expect(superseded[0], `${file} and the index agree`).toBe(superseded[1]);
  }
});

it("the index names no record that is not there", () => {
  for (const [, file = ""] of INDEX.matchAll(/\]\((\d{4}-[^)]+)\)/g))
    expect(RECORDS).toContain(file);
});

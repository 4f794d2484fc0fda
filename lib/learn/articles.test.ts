import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { PLAN_ITEMS } from "@/lib/plan/items";
import { ACETAMINOPHEN, ANTI_INFLAMMATORY } from "@/lib/plan/medicine";
import { textsOf } from "@/test/messages";
import { ARTICLES, articleById } from "./articles";
import seeds from "./seed-rows.json" with { type: "json" };
import { SOURCES, sourcesOf } from "./sources";

type Place = { said: string[] } | { notSaid: string };

const STATEMENTS = ARTICLES.flatMap((article) =>
  article.sections.flatMap((section) =>
    Object.entries(section.items).map(([item, sources]) => ({
      key: `learn.${article.id}.sections.${section.id}.items.${item}`,
      sources,
    })),
  ),
);

describe.each(LOCALES)("the articles in %s", (locale) => {
  const texts = textsOf(locale).filter(({ path }) => path.startsWith("learn."));
  const paths = texts.map(({ path }) => path);

  it("have words for every statement and section, and no words that no page shows", () => {
    const frame = ["name", "read", "readHint", "more", "sources", "note"].map(
      (key) => `learn.${key}`,
    );
    const parts = [
      ...["title", "text", "all"].map((key) => `learn.alert.${key}`),
      ...["title", "text", "button"].map((key) => `learn.start.${key}`),
      ...["description", "lead"].map((key) => `learn.index.${key}`),
    ];
    const heads = ARTICLES.flatMap(({ id, sections }) => [
      ...["title", "description", "lead"].map((key) => `learn.${id}.${key}`),
      ...sections.map((section) => `learn.${id}.sections.${section.id}.title`),
    ]);
    const shown = [...frame, ...parts, ...heads, ...STATEMENTS.map(({ key }) => key)];
    expect(paths.toSorted()).toEqual(shown.toSorted());
  });

  it("frighten nobody: no word of death, and no instant doctor visit for every spasm", () => {
    const rejected =
      /\b(death|deadly|fatal|die|dies|disabled|disability|muert|mortal|morir|discapac)|any spasm|cualquier espasmo/i;
    expect(texts.filter(({ text }) => rejected.test(text))).toEqual([]);
  });

  it("name no dose", () => {
    for (const { path, text } of texts)
      expect(text, path).not.toMatch(/\d ?(mg|ml|pill|pastilla)/i);
  });

  it.each([
    ["rows of the table of criteria", Object.entries<Place>(seeds.rows)],
    ["tips", Object.entries<Place>(seeds.tips)],
  ])("say what the five seed articles say, or we know why not: %s", (_, places) => {
    for (const [place, what] of places) {
      if ("notSaid" in what) expect(what.notSaid.length, place).toBeGreaterThan(40);
      else {
        expect(what.said.length, place).toBeGreaterThan(0);
        expect(paths, place).toEqual(expect.arrayContaining(what.said));
      }
    }
  });
});

it("covers every one of the 56 criteria, and leaves out only the two that were rejected", () => {
  const rows = Object.entries<Place>(seeds.rows);
  expect(rows.map(([row]) => Number(row))).toEqual(Array.from({ length: 56 }, (_, at) => at + 1));
  expect(rows.filter(([, what]) => "notSaid" in what).map(([row]) => row)).toEqual(["44", "46"]);
});

it("has a source for every statement, and no source without a statement", () => {
  for (const { key, sources } of STATEMENTS) expect(sources.length, key).toBeGreaterThan(0);
  const used = new Set<string>(
    [...STATEMENTS.map(({ sources }) => ({ source: sources })), ...PLAN_ITEMS]
      .concat([...ANTI_INFLAMMATORY, ...ACETAMINOPHEN])
      .flatMap(({ source }) => [...source]),
  );
  expect(Object.keys(SOURCES).filter((id) => !used.has(id))).toEqual([]);
  for (const source of sourcesOf(Object.keys(SOURCES) as (keyof typeof SOURCES)[]))
    if (source.url) expect(new URL(source.url).protocol).toBe("https:");
});

it("names guidelines and services before studies and reports, and no site that copies papers", () => {
  const ids = Object.keys(SOURCES) as (keyof typeof SOURCES)[];
  const named = sourcesOf(ids.toReversed());
  const isStudy = (name: string) => /a report of|^Downie|^Henschke/.test(name);
  const firstStudy = named.findIndex(({ name }) => isStudy(name));
  expect(named.slice(firstStudy).every(({ name }) => isStudy(name))).toBe(true);
  expect(named[0]?.name).toContain("NICE");
  const ours =
    /^(NICE|ACP|ACR|IFOMPT|GIRFT|NHS|BNSSG|988|Downie|Henschke|Liu|Mchaourab|SHM|LaGreca)\b/;
  for (const { name } of named) expect(name, "no practice and no directory").toMatch(ours);
  for (const { url = "" } of named) expect(url).not.toMatch(/studylib|thefreelibrary|scribd/);
});

it("finds an article by the last part of its address", () => {
  expect(articleById("causes")?.id).toBe("causes");
  expect(articleById("constructor")).toBeUndefined();
});

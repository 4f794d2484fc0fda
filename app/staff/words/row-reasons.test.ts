import { expect, it } from "vitest";
import { RULES, ruleById } from "@/lib/triage/rules/all";
import { ROW_REASON_MAX, rowReasonWords, SHORT_REASONS } from "./row-reasons";

/**
 * Words that decide what a person does who reads only the row. Where the sentence of a rule has one,
 * its short form has it too. A pair is a word of the sentence and what may stand for it.
 */
const DECISIVE: readonly (RegExp | readonly [RegExp, RegExp])[] = [
  [/never (?:checked|assessed)/i, /never checked/i],
  [/not known whether/i, /unknown if/i],
  [/not sure|unsure/i, /unsure/i],
  [/possib/i, /possib|pregnant\?/i],
  [/pregnan/i, /pregnan/i],
  [/worsening|worse within|worse or/i, /wors/i],
  [/cannot walk|not walking/i, /cannot walk|not walking/i],
  [/abdominal|belly/i, /abdominal|belly/i],
  ...[/both legs/i, /both arms/i, /foot drop/i, /weak/i, /numb/i, /unsteady|gait/i, /saddle/i],
  ...[/bladder/i, /bowel/i, /nerve/i, /collapse/i, /faint/i, /confus/i, /cannot stand/i],
  ...[/fever/i, /chills/i, /rigors/i, /vomit/i, /cold sweat/i, /strong/i, /infection/i],
  ...[/aneurysm/i, /vascular/i, /diabetes/i, /cancer/i, /flank/i, /bleeding/i, /sudden/i],
  ...[/constant/i, /night/i, /thoracic/i, /chest/i, /pleuritic/i, /jaw/i, /bruise/i],
  ...[/severe/i, /blood thinner/i, /steroid/i, /osteoporosis/i, /kidney/i, /procedure/i],
  ...[/baclofen/i, /alcohol/i, /first ever/i, /unchanged/i, /not improving/i, /trauma/i],
  ...[/\b\d+(?:\.\d+)?\+/, /today/i, /\bnow\b/i, /48 h/, /\bCK\b/, /MSCC/, /maternity unit/i],
];

/** The decisive words of a sentence that its short form does not tell. */
const dropped = (sentence: string, short: string) =>
  DECISIVE.map((word) => (word instanceof RegExp ? ([word, word] as const) : word))
    .filter(([said, kept]) => said.test(sentence) && !kept.test(short))
    .map(([said]) => said.source);

it("tells every rule in what two lines of a row hold", () => {
  const long = RULES.map(({ id }) => rowReasonWords(id)).filter(
    (words) => words.length > ROW_REASON_MAX,
  );
  expect(long).toEqual([]);
});

it("shortens only the sentence of a rule, and only one that is too long", () => {
  const needless = Object.keys(SHORT_REASONS).filter(
    (id) => (ruleById(id)?.staff.length ?? 0) <= ROW_REASON_MAX,
  );
  expect(needless).toEqual([]);
});

it("keeps the decisive words of a sentence in its short form", () => {
  const lossy = Object.entries(SHORT_REASONS).flatMap(([id, short]) =>
    dropped(ruleById(id)?.staff ?? "", short).map((word) => `${id}: ${word}`),
  );
  expect(lossy).toEqual([]);
});

it("misses a decisive word that a short form drops", () => {
  const sentence = ruleById("saddle_unchecked_worsening")?.staff ?? "";
  expect(dropped(sentence, "Saddle numbness of 2-12 weeks, pain worsening")).toEqual([
    "never (?:checked|assessed)",
  ]);
});

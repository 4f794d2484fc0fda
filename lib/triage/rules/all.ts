import { MAY_BE_LEFT_OUT } from "../asked";
import { FLAG_CONDITIONS } from "../flags";
import { WATCH_WORDS } from "../watch-words";
import { ABDOMEN_RULES } from "./abdomen";
import { BLEEDING_PROCEDURE_RULES } from "./bleeding-procedure";
import { CANCER_RULES } from "./cancer";
import { CAUDA_EQUINA_RULES } from "./cauda-equina";
import { CIRCULATION_RULES } from "./circulation";
import { CORD_RULES } from "./cord";
import { INFECTION_RULES } from "./infection";
import { INJURY_RULES } from "./injury";
import { LEG_RULES } from "./legs";
import { MIMIC_RULES } from "./mimics";
import { PAIN_RULES } from "./pain";
import { FALLBACK_RULES, PERSON_RULES } from "./person";
import { PREGNANCY_RULES } from "./pregnancy";
import type { Rule } from "./rule";
import { ENGINE, versionOf } from "./version";

/** The rules that are always evaluated, in no order of importance: the most severe wins. */
export const FIRST_RULES: readonly Rule[] = [
  ...CAUDA_EQUINA_RULES,
  ...LEG_RULES,
  ...CORD_RULES,
  ...CIRCULATION_RULES,
  ...INFECTION_RULES,
  ...INJURY_RULES,
  ...BLEEDING_PROCEDURE_RULES,
  ...CANCER_RULES,
  ...PREGNANCY_RULES,
  ...ABDOMEN_RULES,
  ...MIMIC_RULES,
  ...PAIN_RULES,
  ...PERSON_RULES,
];

/** Every rule, with the two that decide when no other fired. */
export const RULES: readonly Rule[] = [...FIRST_RULES, ...FALLBACK_RULES];

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id, or undefined: a stored triage may name a rule of an older version. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id);
}

/** A hash over everything that decides, so that no change can forget to bump it. */
export const RULES_VERSION = versionOf({
  engine: ENGINE,
  firstRules: FIRST_RULES,
  fallbackRules: FALLBACK_RULES,
  flags: FLAG_CONDITIONS,
  watchWords: WATCH_WORDS,
  mayBeLeftOut: [...MAY_BE_LEFT_OUT],
});

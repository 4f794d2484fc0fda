import { MAY_BE_LEFT_OUT } from "../asked";
import { FLAG_CONDITIONS } from "../flags";
import { NOT_MEANT, SIGNS } from "../own-words/read";
import { ABDOMEN_RULES } from "./abdomen";
import { BELLY_RULES } from "./belly";
import { BLEEDING_PROCEDURE_RULES } from "./bleeding-procedure";
import { BONE_RULES } from "./bones";
import { CANCER_RULES } from "./cancer";
import { CAUDA_EQUINA_RULES } from "./cauda-equina";
import { CHEST_RULES } from "./chest";
import { CIRCULATION_RULES } from "./circulation";
import { CORD_RULES } from "./cord";
import { COURSE_RULES } from "./course";
import { DIVING_RULES } from "./diving";
import { ECTOPIC_RULES } from "./ectopic";
import { INFECTION_RULES } from "./infection";
import { INFECTION_RISK_RULES } from "./infection-risk";
import { INJURY_RULES } from "./injury";
import { LEG_RULES } from "./legs";
import { MEDICINE_RULES } from "./medicines";
import { MIMIC_RULES } from "./mimics";
import { OLD_NERVE_RULES } from "./old-nerves";
import { OTHER_SIGN_RULES } from "./other-signs";
import { PAIN_RULES } from "./pain";
import { FALLBACK_RULES, PERSON_RULES } from "./person";
import { PREGNANCY_RULES } from "./pregnancy";
import type { Rule } from "./rule";
import { TRUNK_RULES } from "./trunk";
import { type Deciding, ENGINE } from "./version";

/** The rules that are always evaluated, in no order of importance: the most severe wins. */
export const FIRST_RULES: readonly Rule[] = [
  ...CAUDA_EQUINA_RULES,
  ...LEG_RULES,
  ...CORD_RULES,
  ...OLD_NERVE_RULES,
  ...CIRCULATION_RULES,
  ...TRUNK_RULES,
  ...CHEST_RULES,
  ...INFECTION_RULES,
  ...INFECTION_RISK_RULES,
  ...INJURY_RULES,
  ...BONE_RULES,
  ...BLEEDING_PROCEDURE_RULES,
  ...CANCER_RULES,
  ...PREGNANCY_RULES,
  ...ECTOPIC_RULES,
  ...ABDOMEN_RULES,
  ...BELLY_RULES,
  ...MIMIC_RULES,
  ...MEDICINE_RULES,
  ...OTHER_SIGN_RULES,
  ...DIVING_RULES,
  ...PAIN_RULES,
  ...COURSE_RULES,
  ...PERSON_RULES,
];

/** Every rule, with the two that decide when no other fired. */
export const RULES: readonly Rule[] = [...FIRST_RULES, ...FALLBACK_RULES];

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id, or undefined: a stored triage may name a rule of an older version. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id);
}

/** Everything that decides. */
export const DECIDING: Deciding = {
  engine: ENGINE,
  firstRules: FIRST_RULES,
  fallbackRules: FALLBACK_RULES,
  flags: FLAG_CONDITIONS,
  lexicon: { signs: SIGNS, notMeant: NOT_MEANT },
  mayBeLeftOut: [...MAY_BE_LEFT_OUT],
};

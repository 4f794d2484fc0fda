import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { findClinicalWord } from "./clinical-words";

/** The messages to patients whose words a clinic may change. */
export const LETTER_KINDS = ["received", "check_in", "question"] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** One message in one language, as a scope of the setting. */
export const letterScope = (kind: LetterKind, locale: string) => `${kind}.${locale}`;
export const LETTER_SCOPES: readonly string[] = LETTER_KINDS.flatMap((kind) =>
  LOCALES.map((locale) => letterScope(kind, locale)),
);

const SLOT = /\{([^{}]*)\}/g;
const ADDRESS = /:\/\/|\bwww\.|\b[\w-]+\.(?:com|org|net|info|io|health|clinic|gov|edu|us|es|mx)\b/i;

type Part = {
  most: number;
  /** Slots that may stand in the text, and slots that must, once each. */
  may: readonly string[];
  must: readonly string[];
};

const inBraces = (names: readonly string[]) => names.map((name) => `{${name}}`).join(" and ");

function slotProblem(text: string, { may, must }: Part): string | null {
  const slots = [...text.matchAll(SLOT)].map(([, name = ""]) => name);
  const unknown = slots.find((name) => !may.includes(name));
  if (unknown !== undefined) return `{${unknown}} is not known here. Use ${inBraces(may)} only.`;
  if (/[{}]/.test(text.replace(SLOT, ""))) return `Write ${inBraces(may)} with both braces.`;
  if (must.some((name) => slots.filter((slot) => slot === name).length !== 1))
    return `Use ${inBraces(must)}, each once.`;
  return null;
}

/**
 * Why these words may not go out to a patient; null when they may. Empty means the default words.
 */
function problemOf(text: string, part: Part): string | null {
  if (text === "") return null;
  const plain = text.replace(SLOT, "").trim();
  if (/[\r\n]/.test(text)) return "Use one line.";
  if (plain.length < 3) return "Enter a few words, or leave it blank.";
  if (plain.length > part.most) return `This is too long: at most ${part.most} characters.`;
  const slots = slotProblem(text, part);
  if (slots) return slots;
  if (ADDRESS.test(plain)) return "Leave out web addresses. The message adds its own links.";
  const clinical = findClinicalWord(plain);
  return clinical
    ? `“${clinical}” can tell others why the patient wrote to you. Use other words.`
    : null;
}

const words = (part: Part) =>
  z
    .string()
    .trim()
    .superRefine((text, context) => {
      const message = problemOf(text, part);
      if (message) context.addIssue({ code: "custom", message });
    });

/**
 * A clinic's own words for one message in one language. They hold no clinical word, because others
 * may see a phone's screen, and no address except the patient's own links. A text message keeps
 * both links.
 */
export const WordingSchema = z.strictObject({
  subject: words({ most: 80, may: ["clinic"], must: [] }),
  text: words({ most: 300, may: ["clinic"], must: [] }),
  sms: words({ most: 160, may: ["clinic", "link", "stop"], must: ["link", "stop"] }),
});

/** Puts values into the slots of words. */
export function fillSlots(text: string, values: Record<string, string>): string {
  return text.replace(SLOT, (slot, name: string) => values[name] ?? slot);
}

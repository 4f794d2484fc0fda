import { clockNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";

/** SQL: the language that the patient of the intake `i` speaks now, on pages and in messages. */
export const LANGUAGE_NOW = `coalesce((SELECT l."locale" FROM "LanguageChoice" l
  WHERE l."intakeId" = i."id"), i."locale")`;

/**
 * Keeps the language that a patient chose on a page of their own after sending. Messages follow it
 * (patient-messages.ts). Does nothing while it stays the same.
 */
export async function followLanguage(
  intake: { id: string; locale: string },
  locale: string,
): Promise<void> {
  if (intake.locale === locale) return;
  await prisma().languageChoice.upsert({
    where: { intakeId: intake.id },
    create: { intakeId: intake.id, locale },
    update: { locale, chosenAt: clockNow() },
  });
}

import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/require-staff";
import { getSetting } from "@/lib/clinic/settings/queries";
import { LETTER_KINDS, letterScope } from "@/lib/clinic/settings/wording";
import { LOCALES } from "@/lib/i18n/locales";
import { SettingsHead } from "../settings-nav";
import { LetterForm } from "./letter-form";

export const metadata: Metadata = { title: "Messages to patients" };

/** The words of the messages to patients, in each language. */
export default async function WordingPage() {
  const staff = await requireStaff("settings:manage", "/staff/settings/wording");
  const letters = await Promise.all(
    LETTER_KINDS.flatMap((kind) =>
      LOCALES.map(async (locale) => {
        const wording = await getSetting(staff, "wording", letterScope(kind, locale));
        return { kind, locale, wording };
      }),
    ),
  );
  return (
    <>
      <SettingsHead title="Messages to patients" />
      <p>
        Leave a field blank to use the default. Write {"{clinic}"} for the clinic name. A text
        message needs {"{link}"} and {"{stop}"}, the patient's own links. No message may say why the
        patient contacted you.
      </p>
      {letters.map((letter) => (
        <LetterForm key={`${letter.kind}.${letter.locale}`} {...letter} />
      ))}
    </>
  );
}

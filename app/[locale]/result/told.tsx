import { Button } from "@/components/button";
import type { Locale } from "@/lib/i18n/locales";
import type { Words } from "@/lib/i18n/translate";
import { ADDENDUM_KINDS, type AddendumKind } from "@/lib/intake/commands";
import type { OwnIntake } from "@/lib/intake/queries";
import { clinicFacts } from "../clinic";
import { formAddress } from "../place";
import { worseButton } from "../status/feels-worse";

const TOLD = ["phone", "no_phone", "late"] as const;
export type ToldKind = AddendumKind | (typeof TOLD)[number];

/** What the address says that the patient just told us. */
export function toldKind(value: string | null): ToldKind | null {
  return TOLD.find((kind) => kind === value) ?? addendumKind(value);
}

/** Reads the kind of addendum from an address or a form; null for any other word. */
export function addendumKind(value: unknown): AddendumKind | null {
  return ADDENDUM_KINDS.find((kind) => kind === value) ?? null;
}

/** Confirms what the patient told us after the intake was filed. */
export function Told({
  t,
  locale,
  kind,
  intake,
}: {
  t: Words;
  locale: Locale;
  kind: ToldKind;
  intake: OwnIntake;
}) {
  const { level } = intake;
  if (kind === "phone") {
    return <p>{t(level === "EMERGENCY" ? "result.emergency.phoneDone" : "result.phoneDone")}</p>;
  }
  if (kind === "no_phone") {
    const { number } = clinicFacts();
    const base = level === "EMERGENCY" ? "result.noPhoneDone" : "result.noPhoneDoneCalm";
    return <p>{t(base, { number })}</p>;
  }
  if (kind === "late") return <p>{t("result.late", { button: worseButton(t, intake) })}</p>;
  const { number } = clinicFacts();
  return (
    <>
      <p>{t(`result.addendum.told.${kind}`, { number })}</p>
      {kind === "answered_by_mistake" ? (
        <form method="post" action={formAddress(`/${locale}`)}>
          <Button tone="quiet">{t("result.addendum.again")}</Button>
          <p className="mt-2 text-small">{t("result.addendum.againHint")}</p>
        </form>
      ) : null}
    </>
  );
}

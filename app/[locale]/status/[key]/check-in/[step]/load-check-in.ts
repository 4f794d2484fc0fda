import { cache } from "react";
import { type CheckIn, findCheckIn } from "@/lib/aftercare/queries";
import type { Locale } from "@/lib/i18n/locales";
import { orOutage } from "../../../../intake/load-draft";
import { goNowhere } from "../../../../lost-document";
import type { Access } from "../../access";
import { loadStatus } from "../../load-status";

const find = cache((intakeId: string, day: number) => orOutage(() => findCheckIn(intakeId, day)));

/** The check-in of this day and the intake it belongs to; "outage" when the database fails. */
export async function loadCheckIn(
  locale: Locale,
  key: string,
  day: string,
): Promise<{ intake: Access; checkIn: CheckIn } | "outage"> {
  const intake = await loadStatus(locale, key);
  if (intake === "outage") return intake;
  const checkIn = /^\d{1,2}$/.test(day) ? await find(intake.id, Number(day)) : null;
  if (checkIn === "outage") return checkIn;
  return checkIn ? { intake, checkIn } : goNowhere(locale);
}

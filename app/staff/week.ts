import { clockNow } from "@/lib/clock";
import { env } from "@/lib/env";
import { dateIn } from "@/lib/time";

/** The ISO date in the address; today in the clinic's time zone if it is invalid. */
export function readWeek(text: string | undefined): string {
  const valid =
    /^20\d\d-\d\d-\d\d$/.test(text ?? "") && !Number.isNaN(Date.parse(`${text}T00:00Z`));
  const exact = valid && new Date(`${text}T00:00Z`).toISOString().startsWith(text ?? "-");
  return exact && text ? text : dateIn(env().CLINIC_TIME_ZONE, clockNow());
}

import { env } from "@/lib/env";
import { dateIn } from "@/lib/time";

/** The ISO date that an address asks for; today in the clinic for anything that is no date. */
export function readWeek(text: string | undefined): string {
  const valid =
    /^20\d\d-\d\d-\d\d$/.test(text ?? "") && !Number.isNaN(Date.parse(`${text}T00:00Z`));
  const exact = valid && new Date(`${text}T00:00Z`).toISOString().startsWith(text ?? "-");
  return exact && text ? text : dateIn(env().CLINIC_TIME_ZONE, new Date());
}

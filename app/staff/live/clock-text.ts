import { dateFormat } from "@/lib/i18n/date-format";

/** A time in the clinic's time zone, for the browser, which does not know the settings. */
export function clockText(ms: number, zone: string, seconds?: "2-digit"): string {
  return dateFormat("en-US", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    second: seconds,
    hourCycle: "h23",
  }).format(ms);
}

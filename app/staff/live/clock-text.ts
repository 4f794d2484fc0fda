/** A moment as the clinic's wall clock shows it, for the browser, which knows no settings. */
export function clockText(ms: number, zone: string, seconds?: "2-digit"): string {
  return new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    second: seconds,
    hourCycle: "h23",
  }).format(ms);
}

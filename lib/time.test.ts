import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { DAY_MS, dateIn, HOUR_MS } from "./time";

const ZONES = ["America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];

it.each(ZONES)("knows the date in %s at every hour of years of clock changes", (zone) => {
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2029, 0, 1); at += DAY_MS + HOUR_MS) {
    const temporal = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    expect(dateIn(zone, new Date(at))).toBe(temporal.toPlainDate().toString());
  }
});

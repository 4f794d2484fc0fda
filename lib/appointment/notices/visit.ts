import type { Mode } from "@/lib/appointment/visit-type/schema";
import { env } from "@/lib/env";

/** Where and when a visit is, and its name in calendars. */
export type Visit = {
  /** A visit that is moved keeps it, so that calendars change their entry. */
  calendarId: string;
  /** How often it was moved or canceled. */
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  clinicianName: string;
  /** Null: nobody said. */
  mode: Mode | null;
  location: string | null;
  /** The postal address, in lines. */
  address: string | null;
  /** An IANA zone; null: that of the clinic. */
  zone: string | null;
};

/** The zone whose clock shows the time of a visit. */
export const zoneOf = ({ zone }: Pick<Visit, "zone">): string => zone ?? env().CLINIC_TIME_ZONE;

/** The name and the postal address of the place, in one line; "" when nobody said. */
export function placeLine({ location, address }: Pick<Visit, "location" | "address">): string {
  const lines = (address ?? "").split("\n").map((line) => line.trim());
  return [location ?? "", ...lines].filter(Boolean).join(", ");
}

import type { Span } from "./spans";

/** Hours in which a clinician sees patients, every so many weeks. Times are those of a wall clock. */
export type Rule = {
  clinicianId: string;
  locationId: string | null;
  /** The IANA zone of that wall clock, which is at the location; null: the clinic's. */
  zone: string | null;
  /** Monday 1 to Sunday 7. */
  weekday: number;
  /** Minutes after midnight, 0 to 1440. */
  fromMinute: number;
  toMinute: number;
  /** The only kind of visit of these hours; null: any. */
  visitTypeId: string | null;
  /** Kept for this level and above until `releaseHours` before; null: kept for nobody. */
  heldFor: HeldLevel | null;
  releaseHours: number;
  /** The first and the last day (ISO dates); null: no end. */
  validFrom: string;
  validTo: string | null;
  everyWeeks: number;
};

/** Hours beyond the rules, or hours in which nobody is seen although a rule says so. */
export type Exception = {
  /** Null: everybody's. */
  clinicianId: string | null;
  kind: "extra" | "leave" | "closed";
  startsAt: Date;
  endsAt: Date;
  /** Where extra hours are, or where it is closed; null: nowhere, or everywhere. */
  locationId: string | null;
  /**
   * Of extra hours, as of a rule: they are cut into visits by the wall clock of their location. A leave or a
   * closing begins and ends at these instants at the places of this zone, null: of the clinic's; it stands here
   * once for each zone, because it is the same time of the wall clock at all of them.
   */
  zone: string | null;
  visitTypeId: string | null;
};

/** When a clinician is not free, nor the room that they take, with what lies before and after visits. */
export type Busy = { clinicianId: string; roomId: string | null; spans: readonly Span[] };

/** A room that is open. */
export type Room = { id: string; locationId: string };

export type HeldLevel = "URGENT" | "SOON";

export type Availability = {
  rules: readonly Rule[];
  exceptions: readonly Exception[];
  busy: readonly Busy[];
  /** The locations at which a visit in person takes a room. */
  needRoom: readonly string[];
  rooms: readonly Room[];
};

import type { Level } from "@/lib/triage/symptoms";
import type { Availability, Exception, HeldLevel } from "./availability";
import { type Hours, hoursOf, type Wish } from "./hours-on";
import { type Span, Spans } from "./spans";

const MINUTE_MS = 60_000;
/** A time that begins after a visit of another length begins at a multiple of this. */
const ROUND_MINUTES = 5;

export type OpenSlot = {
  clinicianId: string;
  locationId: string | null;
  startsAt: Date;
  endsAt: Date;
  /** The level that this time is kept for; null: for nobody, or no longer. */
  heldFor: HeldLevel | null;
};

const MAY_TAKE: Record<HeldLevel, readonly Level[]> = {
  URGENT: ["EMERGENCY", "URGENT"],
  SOON: ["EMERGENCY", "URGENT", "SOON"],
};

const spanOf = ({ startsAt, endsAt }: Exception) => ({
  from: startsAt.getTime(),
  to: endsAt.getTime(),
});

/** The spans in which each clinician has visits. */
function takenSpans({ busy }: Availability): (clinicianId: string) => Spans {
  const known = new Map<string, Spans>();
  const of = (clinicianId: string) => {
    const made = known.get(clinicianId) ?? new Spans();
    known.set(clinicianId, made);
    return made;
  };
  for (const { clinicianId, spans } of busy) of(clinicianId).addAll(spans);
  return of;
}

/** Whether a leave or a closing is one of these hours, by who works in them and where. Pure. */
export function isAwayIn(away: Exception, { clinicianId, locationId, zone }: Hours): boolean {
  if (away.kind === "extra" || (away.clinicianId ?? clinicianId) !== clinicianId) return false;
  return away.locationId === null ? away.zone === zone : away.locationId === locationId;
}

/** The spans in which each clinician is on leave, or where they work is closed. */
function awaySpans({ exceptions }: Availability): (hours: Hours) => Spans {
  const known = new Map<string, Spans>();
  return (hours) => {
    const key = `${hours.clinicianId} ${hours.locationId}`;
    const found = known.get(key);
    if (found) return found;
    const made = new Spans();
    for (const each of exceptions) if (isAwayIn(each, hours)) made.add(spanOf(each));
    known.set(key, made);
    return made;
  };
}

/**
 * What is taken of each room of a location, when visits of this kind need one there; null: they do not.
 */
function roomsTaken({ needRoom, rooms, busy }: Availability, { visit }: Wish) {
  const known = new Map<string, Spans[]>();
  if (visit.mode === "in_person") for (const id of needRoom) known.set(id, []);
  const byRoom = new Map<string, Spans>();
  for (const { id, locationId } of rooms) {
    const taken = new Spans();
    known.get(locationId)?.push(taken);
    if (known.has(locationId)) byRoom.set(id, taken);
  }
  for (const { roomId, spans } of busy) byRoom.get(roomId ?? "")?.addAll(spans);
  return (locationId: string | null) => known.get(locationId ?? "") ?? null;
}

/** When the first of these rooms gets free that are all taken then; null: one is free. Not of no rooms. */
function roomFreeAt(rooms: readonly Spans[], span: Span): number | null {
  let first = Number.POSITIVE_INFINITY;
  for (const room of rooms) {
    const until = room.blockedUntil(span);
    if (until === null) return null;
    first = Math.min(first, until);
  }
  return first;
}

/** The wall-clock minute at which the next try begins after something that ends at `end`. */
function afterwards({ day }: Hours, cursor: number, end: number): number {
  const minute = day.minuteOf(end + MINUTE_MS - 1);
  const rounded = Math.ceil(minute / ROUND_MINUTES) * ROUND_MINUTES;
  // In the hour that is there twice a later instant can show an earlier time.
  return Math.max(rounded, cursor + ROUND_MINUTES);
}

function isHeld({ heldFor, releaseMs }: Hours, startsAt: number, { now, level }: Wish): boolean {
  if (heldFor === null || MAY_TAKE[heldFor].includes(level)) return false;
  return startsAt - now.getTime() > releaseMs;
}

type Around = {
  wish: Wish;
  /** When the clinician has visits. */
  taken: Spans;
  /** When the clinician is on leave, or the location is closed. */
  away: Spans;
  /** When each open room of the location is taken; null: the visit takes none. */
  rooms: readonly Spans[] | null;
};

/** The visits that lie in these hours one after another, around what is taken. */
function visitsIn(hours: Hours, { wish, taken, away, rooms }: Around): OpenSlot[] {
  if (rooms?.length === 0) return [];
  const { minutes, bufferBefore, bufferAfter } = wish.visit;
  const block = bufferBefore + minutes + bufferAfter;
  const found: OpenSlot[] = [];
  let cursor = hours.fromMinute;
  while (cursor + block <= hours.toMinute) {
    const begin = hours.day.at(cursor);
    // A time that the clocks skip is offered to nobody.
    if (begin === null) {
      cursor += block;
      continue;
    }
    if (begin < hours.from) {
      // Extra hours in the second of two equal hours: their times mean the first.
      cursor += ROUND_MINUTES;
      continue;
    }
    const span = { from: begin, to: begin + block * MINUTE_MS };
    if (span.to > hours.to) break;
    const busyUntil =
      taken.blockedUntil(span) ?? away.blockedUntil(span) ?? (rooms && roomFreeAt(rooms, span));
    if (busyUntil !== null) {
      cursor = afterwards(hours, cursor, busyUntil);
      continue;
    }
    const startsAt = begin + bufferBefore * MINUTE_MS;
    taken.add(span);
    if (isWished(startsAt, wish) && !isHeld(hours, startsAt, wish))
      found.push(slotOf(hours, startsAt, wish));
    cursor += block;
  }
  return found;
}

const isWished = (startsAt: number, { from, to, now }: Wish) =>
  startsAt > now.getTime() && startsAt >= from.getTime() && startsAt < to.getTime();

function slotOf(hours: Hours, startsAt: number, { visit, now }: Wish): OpenSlot {
  const { clinicianId, locationId, heldFor, releaseMs } = hours;
  return {
    clinicianId,
    locationId,
    startsAt: new Date(startsAt),
    endsAt: new Date(startsAt + visit.minutes * MINUTE_MS),
    heldFor: startsAt - now.getTime() > releaseMs ? heldFor : null,
  };
}

/**
 * The times at which a visit can be booked, soonest first: worked out from what is promised, stored
 * nowhere. They lie in the hours of a rule or in extra hours, outside every leave and every booking,
 * and never overlap for one clinician; where a visit takes a room, one is free. A rule means the same time
 * of the wall clock of its location before and after the clocks change; a time that the clocks skip is not
 * offered, and one that they repeat is offered the first time. Hours that are kept for a level open to the others so many hours before. Pure.
 */
export function openSlots(availability: Availability, wish: Wish): OpenSlot[] {
  const takenOf = takenSpans(availability);
  const awayOf = awaySpans(availability);
  const roomsOf = roomsTaken(availability, wish);
  return hoursOf(availability, wish)
    .flatMap((each) => {
      const [taken, away] = [takenOf(each.clinicianId), awayOf(each)];
      return visitsIn(each, { wish, taken, away, rooms: roomsOf(each.locationId) });
    })
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

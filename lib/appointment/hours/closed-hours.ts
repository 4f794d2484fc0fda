import type { Availability } from "./availability";
import { hoursOf, type Wish } from "./hours-on";
import type { Span } from "./spans";

type Closing = { locationId: string; startsAt: Date; endsAt: Date };
type ClosedHours = { clinicianId: string; startsAt: Date; endsAt: Date };

/** Hours of any length, for any kind of visit. */
const ANY_VISIT = {
  id: "",
  mode: "in_person",
  minutes: 0,
  bufferBefore: 0,
  bufferAfter: 0,
} as const;

/** Spans in order of time, joined where they touch. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else all.push({ ...span });
  }
  return all;
}

/**
 * The hours that each clinician has at a location while it is closed, joined where they touch. Who works
 * elsewhere then has none. Pure.
 */
export function closedHours(
  { locationId, startsAt, endsAt }: Closing,
  { rules, exceptions, ...rest }: Availability,
  { now, zone }: Pick<Wish, "now" | "zone">,
): ClosedHours[] {
  const at = <Row extends { locationId: string | null }>(rows: readonly Row[]) =>
    rows
      .filter((row) => row.locationId === locationId)
      .map((row) => ({ ...row, visitTypeId: null }));
  const hours = hoursOf(
    { ...rest, rules: at(rules), exceptions: at(exceptions) },
    { visit: ANY_VISIT, level: "EMERGENCY", from: startsAt, to: endsAt, now, zone },
  );
  const [first, last] = [startsAt.getTime(), endsAt.getTime()];
  const theirs = new Map<string, Span[]>();
  for (const { clinicianId, from, to } of hours) {
    const span = { from: Math.max(from, first), to: Math.min(to, last) };
    if (span.from < span.to) theirs.set(clinicianId, [...(theirs.get(clinicianId) ?? []), span]);
  }
  return [...theirs].flatMap(([clinicianId, spans]) =>
    joined(spans).map(({ from, to }) => ({
      clinicianId,
      startsAt: new Date(from),
      endsAt: new Date(to),
    })),
  );
}

import type { Availability, Exception } from "./availability";
import { hoursOf, type Wish } from "./hours-on";
import { isAwayIn } from "./open-slots";
import type { Span } from "./spans";

type AwayHours = { clinicianId: string; startsAt: Date; endsAt: Date };

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
 * The hours in which clinicians would work if it were not for a leave or a closing, joined where they touch.
 * Who works elsewhere, or at other times, has none. Pure.
 */
export function awayHours(
  away: Exception,
  { rules, exceptions, ...rest }: Availability,
  { now, zone }: Pick<Wish, "now" | "zone">,
): AwayHours[] {
  const ofAnyKind = <Row extends { visitTypeId: string | null }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, visitTypeId: null }));
  const hours = hoursOf(
    { ...rest, rules: ofAnyKind(rules), exceptions: ofAnyKind(exceptions) },
    { visit: ANY_VISIT, level: "EMERGENCY", from: away.startsAt, to: away.endsAt, now, zone },
  ).filter((each) => isAwayIn(away, each));
  const [first, last] = [away.startsAt.getTime(), away.endsAt.getTime()];
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

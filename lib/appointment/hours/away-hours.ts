import type { Availability, Exception } from "./availability";
import { daysBetween } from "./day";
import { type Hours, hoursOf, type Wish } from "./hours-on";
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

type Clock = Pick<Wish, "now" | "zone">;

/** The hours of clinicians that touch a span, for whatever kind of visit. Pure. */
export function hoursOfAnyKind(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  { rules, exceptions, ...rest }: Availability,
  { now, zone }: Clock,
): Hours[] {
  const ofAnyKind = <Row extends { visitTypeId: string | null }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, visitTypeId: null }));
  return hoursOf(
    { ...rest, rules: ofAnyKind(rules), exceptions: ofAnyKind(exceptions) },
    { visit: ANY_VISIT, level: "EMERGENCY", from: startsAt, to: endsAt, now, zone },
  );
}

/**
 * The hours in which clinicians would work if it were not for a leave or a closing, joined where they touch.
 * Who works elsewhere, or at other times, has none. Pure.
 */
export function awayHours(away: Exception, availability: Availability, clock: Clock): AwayHours[] {
  const hours = hoursOfAnyKind(away, availability, clock).filter((each) => isAwayIn(away, each));
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

/** The parts of a span that lie on days of the zone without any of these hours. Pure. */
export function onOtherDays<Part extends { startsAt: Date; endsAt: Date }>(
  span: Part,
  hours: readonly Span[],
  zone: string,
): Part[] {
  const [first, last] = [span.startsAt.getTime(), span.endsAt.getTime()];
  return daysBetween(span.startsAt, span.endsAt, zone)
    .filter(({ begins, ends }) => begins < last && ends > first)
    .filter(({ begins, ends }) => hours.every(({ from, to }) => from >= ends || to <= begins))
    .map(({ begins, ends }) => ({
      ...span,
      startsAt: new Date(Math.max(begins, first)),
      endsAt: new Date(Math.min(ends, last)),
    }));
}

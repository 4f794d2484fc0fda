import { DAY_MS } from "@/lib/time";

/** From and to, in milliseconds since 1970. */
export type Span = { from: number; to: number };

const dayNumber = (instant: number) => Math.floor(instant / DAY_MS);

/** Spans by the day (UTC) that they touch, so that a search reads the few that are near. */
export class Spans {
  private readonly byDay = new Map<number, Span[]>();

  add(span: Span): void {
    for (let day = dayNumber(span.from); day <= dayNumber(span.to); day += 1) {
      const known = this.byDay.get(day);
      if (known) known.push(span);
      else this.byDay.set(day, [span]);
    }
  }

  addAll(spans: readonly Span[]): void {
    for (const span of spans) this.add(span);
  }

  /** When the last of these that overlap this span ends; null: none does. */
  blockedUntil({ from, to }: Span): number | null {
    let until: number | null = null;
    for (let day = dayNumber(from); day <= dayNumber(to); day += 1)
      for (const span of this.byDay.get(day) ?? [])
        if (span.from < to && span.to > from && span.to > (until ?? 0)) until = span.to;
    return until;
  }
}

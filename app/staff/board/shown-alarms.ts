import type { BoardState } from "@/lib/queue/live/board-state";
import type { RowView } from "./queue-view";

type Rings = Pick<BoardState, "alarms" | "bursts">;

/** The ids of what rings now: intakes that ring alone, and bursts. */
const ringing = ({ alarms, bursts }: Rings) => [...alarms, ...bursts.map(({ id }) => id)];

/** Whether each alarm has its red row among these. Rows that are filtered away have none. */
export function showsAlarms(rows: readonly RowView[], rings: Rings): boolean {
  const red = rows.filter(({ alarm }) => alarm);
  const shown = new Set(red.flatMap(({ intakeId, burst }) => [intakeId, burst?.id]));
  return ringing(rings).every((id) => shown.has(id));
}

/** Whether all of `fresh` is on the screen, in any order. */
export function showsAll(shown: readonly RowView[], fresh: readonly RowView[]): boolean {
  const versions = new Map(shown.map(({ intakeId, version }) => [intakeId, version]));
  const same = fresh.every(({ intakeId, version }) => versions.get(intakeId) === version);
  return same && shown.length === fresh.length;
}

/**
 * The rows on the screen with what rings now above them: an alarm never waits until somebody asks for
 * the news. The others stay where they are and say what is so now; what rings no more leads them.
 */
export function withAlarms(shown: readonly RowView[], fresh: readonly RowView[]): RowView[] {
  const alarms = fresh.filter(({ alarm }) => alarm);
  const rung = new Set(shown.filter(({ alarm }) => alarm).map(({ intakeId }) => intakeId));
  const calm = fresh.filter((row) => !row.alarm && rung.has(row.intakeId));
  const placed = new Set([...alarms, ...calm].map(({ intakeId }) => intakeId));
  const rest = shown.filter((row) => !row.alarm && !placed.has(row.intakeId));
  const now = new Map(fresh.map((row) => [row.intakeId, row]));
  return [...alarms, ...calm, ...rest.map((row) => now.get(row.intakeId) ?? row)];
}

/**
 * `fresh` with the mark (viewed-mark.ts) of what is shown, unless it brings one: then the browser has another
 * session than the one that opened the board.
 */
export const withMark = <View extends { seen: string }>(shown: View, fresh: View): View => ({
  ...fresh,
  seen: fresh.seen || shown.seen,
});

type Painted = { rows: RowView[]; digest: string; asOf: number };

/**
 * What the board shows when `fresh` arrives while somebody works in the table: what rings, what the
 * rows and the counts say now. Until all is shown it stays the state of before, so that the rest is
 * offered.
 */
export function repainted<View extends Painted>(shown: View, fresh: View): View {
  const rows = withAlarms(shown.rows, fresh.rows);
  const { digest, asOf } = showsAll(rows, fresh.rows) ? fresh : shown;
  return { ...fresh, rows, digest, asOf };
}

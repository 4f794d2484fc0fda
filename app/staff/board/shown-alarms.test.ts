import { expect, it } from "vitest";
import type { RowView } from "./queue-view";
import { repainted, showsAlarms, showsAll, withAlarms, withMark } from "./shown-alarms";

const row = (intakeId: string, alarm = false, burst: string | null = null) =>
  ({ intakeId, alarm, burst: burst ? { id: burst, size: 3 } : null }) as RowView;
const rings = (alarms: string[], bursts: string[] = []) => ({
  alarms,
  bursts: bursts.map((id) => ({ id, size: 3, since: 0 })),
});

it("knows whether each alarm has a red row", () => {
  const rows = [row("a", true), row("first", true, "burst"), row("b")];
  expect(showsAlarms(rows, rings(["a"], ["burst"]))).toBe(true);
  expect(showsAlarms(rows, rings([]))).toBe(true);
  expect(showsAlarms(rows, rings(["a", "filtered"]))).toBe(false);
  expect(showsAlarms(rows, rings(["a"], ["other"]))).toBe(false);
  expect(showsAlarms(rows, rings(["b"]))).toBe(false);
});

it("puts a new alarm above, and moves and adds nothing else", () => {
  const shown = [row("a", true), row("b"), row("c")];
  const fresh = [row("new", true), row("c", true), row("a"), row("arrived"), row("b")];
  const rows = withAlarms(shown, fresh);
  expect(rows.map(({ intakeId }) => intakeId)).toEqual(["new", "c", "a", "b"]);
  expect(showsAll(rows, fresh)).toBe(false);
  expect(
    showsAll(
      rows,
      fresh.filter(({ intakeId }) => intakeId !== "arrived"),
    ),
  ).toBe(true);
});

it("says in each row what is so now, in the place that it has", () => {
  const [before, now] = [row("b"), { ...row("b"), waiting: "2 h" }];
  expect(withAlarms([row("gone"), before], [now])).toEqual([row("gone"), now]);
});

it("keeps the mark of the board until another session gets one", () => {
  const opened = { seen: "of the first session", digest: "1" };
  const shared = withMark(opened, { seen: "", digest: "2" });
  expect(shared).toEqual({ seen: "of the first session", digest: "2" });
  const next = withMark(shared, { seen: "of the next session", digest: "3" });
  expect(withMark(next, { seen: "", digest: "4" }).seen).toBe("of the next session");
});

it("says the counts of now beside a new alarm, and offers the rest until it is shown", () => {
  const view = (rows: RowView[], asOf: number, unacknowledged: number) => ({
    ...{ rows, asOf, digest: `${asOf}`, quick: { unacknowledged } },
  });
  const shown = view([row("b")], 1, 0);
  const fresh = view([row("new", true), row("b"), row("arrived")], 2, 1);
  expect(repainted(shown, fresh)).toEqual(view([row("new", true), row("b")], 1, 1));
  const alone = view([row("new", true), row("b")], 2, 1);
  expect(repainted(shown, alone)).toEqual(alone);
});

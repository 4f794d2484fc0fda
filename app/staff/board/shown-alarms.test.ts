import { expect, it } from "vitest";
import type { RowView } from "./queue-view";
import { showsAlarms, showsAll, withAlarms } from "./shown-alarms";

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

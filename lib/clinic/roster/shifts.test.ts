import { describe, expect, it } from "vitest";
import { ShiftSchema } from "./schema";
import { shiftTimes } from "./shifts";

const ZONE = "America/New_York";
const day = { firstDay: "2026-11-23", from: "08:00", lastDay: "2026-11-23", to: "18:00" };

const iso = (times: ReturnType<typeof shiftTimes>) =>
  times?.map(({ startsAt, endsAt }) => `${startsAt.toISOString()} ${endsAt.toISOString()}`);

describe("the shifts that a form asks for", () => {
  it("are at the clinic's wall-clock time, once or repeated", () => {
    expect(iso(shiftTimes({ ...day, repeat: "once" }, ZONE))).toEqual([
      "2026-11-23T13:00:00.000Z 2026-11-23T23:00:00.000Z",
    ]);
    const week = iso(shiftTimes({ ...day, repeat: "daily_5" }, ZONE));
    expect(week).toHaveLength(5);
    expect(week?.at(-1)).toBe("2026-11-27T13:00:00.000Z 2026-11-27T23:00:00.000Z");
  });

  it("keep their wall-clock time when the clocks change in between", () => {
    const night = { firstDay: "2026-10-25", from: "20:00", lastDay: "2026-10-26", to: "08:00" };
    expect(iso(shiftTimes({ ...night, repeat: "weekly_4" }, ZONE))).toEqual([
      "2026-10-26T00:00:00.000Z 2026-10-26T12:00:00.000Z",
      "2026-11-02T01:00:00.000Z 2026-11-02T13:00:00.000Z",
      "2026-11-09T01:00:00.000Z 2026-11-09T13:00:00.000Z",
      "2026-11-16T01:00:00.000Z 2026-11-16T13:00:00.000Z",
    ]);
  });

  it("leave no gap in the night in which the clocks skip an hour", () => {
    const [first] =
      shiftTimes(
        {
          firstDay: "2027-03-13",
          from: "20:00",
          lastDay: "2027-03-14",
          to: "02:30",
          repeat: "once",
        },
        ZONE,
      ) ?? [];
    expect(first?.endsAt.toISOString()).toBe("2027-03-14T07:30:00.000Z");
  });

  it("are at most 14 days long", () => {
    expect(shiftTimes({ ...day, lastDay: "2026-12-07", repeat: "once" }, ZONE)).toHaveLength(1);
    expect(shiftTimes({ ...day, lastDay: "2026-12-08", repeat: "once" }, ZONE)).toBeNull();
  });
});

describe("what a person types", () => {
  const typed = {
    staffId: "00000000-0000-4000-8000-000000000000",
    duty: "on_call",
    repeat: "once",
    ...day,
  };
  it.each([
    [{}, []],
    [{ lastDay: "2026-11-24", to: "07:00" }, []],
    [{ to: "08:00" }, ["to"]],
    [{ lastDay: "2026-11-22" }, ["to"]],
    [{ staffId: "" }, ["staffId"]],
    [{ duty: undefined }, ["duty"]],
    [{ firstDay: "tomorrow" }, ["firstDay"]],
    [{ from: "25:00" }, ["from"]],
    [{ repeat: "toString" }, ["repeat"]],
  ])("%j is a problem of the fields %j", (change, fields) => {
    const { error } = ShiftSchema.safeParse({ ...typed, ...change });
    expect((error?.issues ?? []).map(({ path }) => path.join("."))).toEqual(fields);
  });
});

import { expect, it } from "vitest";
import type { RowView } from "./queue-view";
import { alarmWords, holderWords, loudWords } from "./row-alarm";

const FREE = {
  ...{ alarm: false, told: null, marks: [], burst: null, ringsFor: null },
  ...{ claimedById: null, claimedByName: null, toName: null, toRole: null },
};
const row = (more: Partial<RowView>) => ({ ...FREE, ...more }) as RowView;
const LUND = { claimedById: "lund", claimedByName: "Dr Lund" };
const TOLD = "On call told 10:05";

it("says of what rings whom its ladder told, and why it rings where somebody has it", () => {
  expect(loudWords(row({ alarm: true, told: TOLD }), "me")).toEqual([TOLD]);
  expect(loudWords(row({ alarm: true, told: TOLD, ...LUND }), "me")).toEqual([
    "Worse, unacknowledged",
    TOLD,
  ]);
  expect(loudWords(row({}), "me")).toEqual([]);
});

it("says who has a row, and who it waits for", () => {
  expect(holderWords(row({}), "me")).toBeNull();
  expect(holderWords(row(LUND), "me")).toBe("Dr Lund");
  expect(holderWords(row({ ...LUND, toName: "Dr Kim" }), "lund")).toBe("You, handed off to Dr Kim");
});

it("speaks to the one who has it, and of them to others", () => {
  const ringing = row({ alarm: true, ringsFor: "signed_out", ...LUND });
  expect(loudWords(ringing, "lund")).toEqual(["You signed out meanwhile"]);
  expect(loudWords(ringing, "me")).toEqual(["Its holder signed out"]);
  expect(alarmWords(row({ ringsFor: "no_shift", ...LUND }), "lund")).toBe("You have no shift now");
});

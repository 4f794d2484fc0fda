import { expect, it } from "vitest";
import type { RowView } from "./queue-view";
import { holderWords, loudWords } from "./row-alarm";

const FREE = {
  ...{ alarm: false, told: null, marks: [], burst: null, ringsFor: null },
  ...{ claimedById: null, claimedByName: null, toName: null, toRole: null },
};
const row = (more: Partial<RowView>) => ({ ...FREE, ...more }) as RowView;
const LUND = { claimedById: "lund", claimedByName: "Dr Lund" };
const TOLD = "On call told 10:05";

it("says of what rings whom its ladder told, and why it rings where somebody has it", () => {
  expect(loudWords(row({ alarm: true, told: TOLD }))).toEqual([TOLD]);
  expect(loudWords(row({ alarm: true, told: TOLD, ...LUND }))).toEqual([
    "Worse, unacknowledged",
    TOLD,
  ]);
  expect(loudWords(row({}))).toEqual([]);
});

it("says who has a row, and who it waits for", () => {
  expect(holderWords(row({}), "me")).toBeNull();
  expect(holderWords(row(LUND), "me")).toBe("Dr Lund");
  expect(holderWords(row({ ...LUND, toName: "Dr Kim" }), "lund")).toBe("You, handed off to Dr Kim");
});

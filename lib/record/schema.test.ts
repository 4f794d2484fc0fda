import { expect, it } from "vitest";
import { CallSchema } from "./schema";

const typed = { intakeId: "01890a5d-ac96-774b-bcce-b302099a8057", note: "Rang out", tryAgain: "" };

it("takes the one press for no answer with the next try, and the note that was typed", () => {
  expect(CallSchema.parse({ ...typed, outcome: "spoke", noAnswer: "15" })).toEqual({
    ...{ ...typed, outcome: "no_answer", tryAgain: 15 },
  });
});

it("takes a call without the one press as it was typed, and refuses another time", () => {
  expect(CallSchema.parse({ ...typed, outcome: "spoke" })).toMatchObject({ tryAgain: null });
  expect(CallSchema.safeParse(typed).success).toBe(false);
  expect(CallSchema.safeParse({ ...typed, noAnswer: "7" }).success).toBe(false);
});

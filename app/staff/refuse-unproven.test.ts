import { expect, it } from "vitest";
import { Rejection } from "@/lib/errors";
import { refuseUnproven } from "./refuse-unproven";

const refusedWith = (code: ConstructorParameters<typeof Rejection>[0]) =>
  refuseUnproven(async () => {
    throw new Rejection(code);
  }, "/staff?level=SOON");

it.each([
  ["not_signed_in", 401],
  ["not_found", 404],
  ["keys_change", 409],
  ["too_busy", 503],
] as const)(
  "answers %s with %i, in words, and no event of a role that does not allow it",
  async (code, status) => {
    const answer = await refusedWith(code);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/\.$/);
  },
);

it("leads to a fresh code and back", async () => {
  const answer = await refusedWith("factor_needed");
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/staff/confirm?next=%2Fstaff%3Flevel%3DSOON");
});

import { expect, expectTypeOf, it } from "vitest";
import { changeWhoMayBook } from "@/lib/appointment/visit-type/commands";
import { claimIntake, closeIntake } from "@/lib/queue/commands";
import { recordReview } from "@/lib/review/commands";
import { isPermitted, PERMISSIONS, ROLES } from "./permissions";
import type { Staff } from "./staff";

it("gives each role exactly this", () => {
  const table = Object.fromEntries(
    ROLES.map((role) => [role, PERMISSIONS.filter((permission) => !isPermitted(role, permission))]),
  );
  expect(table).toEqual({
    front_desk: [
      "queue:export",
      "clinical:read",
      "person:data",
      "review:record",
      "question:ask",
      "intake:close",
      "burst:close",
      "audit:read",
      "messages:read",
      "roster:manage",
      "staff:manage",
      "rules:approve",
      "safety:read",
      "location:manage",
      "settings:manage",
    ],
    clinician: [
      "person:data",
      "burst:close",
      "audit:read",
      "messages:read",
      "roster:manage",
      "staff:manage",
      "location:manage",
      "settings:manage",
    ],
    admin: ["intake:record", "clinical:read", "review:record", "question:ask", "intake:close"],
  });
});

it("does not compile without the right proof", () => {
  const proven = {} as Staff<"queue:read">;
  const planner = {} as Staff<"availability:manage">;
  const person = { id: "1", name: "A", role: "clinician", sessionHash: "x" } as const;
  // Never called: only the types are checked.
  const misuse = () => {
    // @ts-expect-error no proof at all
    claimIntake({ intakeId: "1", version: 0 });
    // @ts-expect-error a person is not a proof
    closeIntake(person, {
      intakeId: "1",
      version: 0,
      seenLevel: "SOON",
      outcome: "other",
      note: "",
    });
    // @ts-expect-error who plans hours does not open a kind of visit to patients
    changeWhoMayBook(planner, { visitTypeId: "1", levels: ["SOON"], bookedBy: "patient" });
    // @ts-expect-error another permission is not this one
    recordReview(proven, {
      intakeId: "1",
      version: 0,
      seenLevel: "SOON",
      level: "SOON",
      reason: "",
    });
  };
  expectTypeOf(misuse).toBeFunction();
  expectTypeOf<Staff<"review:record">>().not.toExtend<Staff<"intake:close">>();
  expectTypeOf<Staff<"review:record" | "intake:close">>().toExtend<Staff<"intake:close">>();
});

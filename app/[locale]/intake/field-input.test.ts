import { expect, it } from "vitest";
import { askedFields, getStep } from "@/lib/form/steps";
import { inputOf, mayFill, typistOf } from "./field-input";

const boxes = askedFields(getStep("contact"), {}).filter(
  (field) => field.kind === "text" || field.kind === "tel" || field.kind === "email",
);
const offered = (respondent: string | undefined) =>
  boxes.flatMap((field) => {
    const { autoComplete } = inputOf(field, typistOf({ respondent }));
    return autoComplete === "off" ? [] : [field.name];
  });

it("a browser offers the helper's phone and email, but not their name and birthday for the patient", () => {
  expect(offered("self")).toEqual(["given_name", "family_name", "phone", "email"]);
  for (const respondent of ["proxy", undefined])
    expect(offered(respondent)).toEqual(["phone", "email"]);
  expect(mayFill("birth_date", "patient")).toBe(true);
  expect(mayFill("birth_date", "helper")).toBe(false);
  expect(mayFill("signed_name", "helper")).toBe(true);
});

it("a browser offers nothing on a shared device, and cuts off nothing that is pasted", () => {
  for (const field of boxes) {
    expect(inputOf(field, "shared").autoComplete).toBe("off");
    expect(inputOf(field, "patient")).not.toHaveProperty("maxLength");
  }
});

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
});

it("no browser signs: the box of the signature is filled by hand", () => {
  const [signature] = askedFields(getStep("privacy"), {}).filter((field) => field.kind === "text");
  expect(signature?.name).toBe("signed_name");
  expect(signature && inputOf(signature, "patient").autoComplete).toBe("off");
});

it("a browser offers nothing on a shared device, and cuts off nothing that is pasted", () => {
  for (const field of boxes) {
    expect(inputOf(field, "shared").autoComplete).toBe("off");
    expect(inputOf(field, "patient")).not.toHaveProperty("maxLength");
  }
});

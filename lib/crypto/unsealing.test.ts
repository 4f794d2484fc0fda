import { expect, it } from "vitest";
import { placeOf } from "./places";
import { seal, unseal } from "./seal";
import { Unsealing } from "./unsealing";

const place = (rowId: string) => placeOf("Note.bodySealed", rowId);

it("opens what can be opened and reports only that the rest cannot", () => {
  const sealed = seal("Rang twice", place("1"));
  const whole = new Unsealing();
  expect(whole.take("Note", "1", () => unseal(sealed, place("1")))).toBe("Rang twice");
  expect(whole.unreadable).toBe(false);

  const moved = new Unsealing();
  expect(moved.take("Note", "2", () => unseal(sealed, place("2")))).toBeNull();
  expect(moved.take("Note", "1", () => unseal(sealed, place("1")))).toBe("Rang twice");
  expect(moved.unreadable).toBe(true);
});

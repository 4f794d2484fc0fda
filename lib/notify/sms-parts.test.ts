import { expect, it } from "vitest";
import { smsParts } from "./sms-parts";

it.each([
  ["a".repeat(160), 1],
  ["a".repeat(161), 2],
  ["a".repeat(307), 3],
  [`${"a".repeat(158)}{}`, 2],
  ["ñ¿é".repeat(53), 1],
  // "á" is not in the short alphabet.
  [`${"a".repeat(69)}á`, 1],
  [`${"a".repeat(70)}á`, 2],
  [`${"a".repeat(134)}á`, 3],
])("counts the messages of %j: %i", (text, parts) => expect(smsParts(text)).toBe(parts));

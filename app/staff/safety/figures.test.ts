import { expect, it } from "vitest";
import { share } from "@/lib/safety/agreement";
import { shareText } from "./figures";

it("gives counts always, and a percentage with its interval from twenty cases on", () => {
  expect(shareText(null)).toBe("No cases");
  expect(shareText(share(3, 19))).toBe("3 of 19");
  expect(shareText(share(16, 20))).toBe("16 of 20: 80% (58 to 92%)");
});

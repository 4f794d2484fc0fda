import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { isInSample } from "./sample";

it("takes about a tenth, and always the same", () => {
  const ids = Array.from({ length: 4000 }, (_, at) =>
    createHash("md5").update(`${at}`).digest("hex"),
  );
  const taken = ids.filter(isInSample);
  expect(taken.length).toBeGreaterThan(320);
  expect(taken.length).toBeLessThan(480);
  expect(taken.every(isInSample)).toBe(true);
});

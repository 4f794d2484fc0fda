import { expect, it } from "vitest";
import { momentIn } from "./moment";

const ZONE = "America/New_York";
const EVENING = new Date("2026-11-29T23:56:00Z");
const ONE = new Date("2026-07-01T17:05:00Z");

it("names a moment as an English sentence does", () => {
  expect(momentIn("en", EVENING, ZONE)).toBe("Sunday, November 29 at 6:56 PM EST");
  expect(momentIn("en", EVENING, ZONE, "day")).toBe("Sunday, November 29");
  expect(momentIn("en", EVENING, ZONE, "record")).toBe("Sunday, November 29, 2026 at 6:56 PM EST");
});

it("names a moment as a Spanish sentence does", () => {
  expect(momentIn("es", EVENING, ZONE)).toBe("domingo 29 de noviembre a las 6:56 p. m. EST");
  expect(momentIn("es", EVENING, ZONE, "day")).toBe("domingo 29 de noviembre");
  expect(momentIn("es", EVENING, ZONE, "record")).toBe(
    "domingo 29 de noviembre de 2026 a las 6:56 p. m. EST",
  );
  expect(momentIn("es", ONE, ZONE)).toBe("miércoles 1 de julio a la 1:05 p. m. EDT");
});

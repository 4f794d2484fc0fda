import { expect, it } from "vitest";
import { qrPath } from "./qr-code";

/** The code as rows of dark (#) and light (.) modules. */
function picture(text: string): string[] {
  const { path, size } = qrPath(text);
  const rows = Array.from({ length: size }, () => Array<string>(size).fill("."));
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) rows[Number(y)]![Number(x)] = "#";
  return rows.map((row) => row.join(""));
}

const FINDER = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"];

it("draws a code with its three corners, right way round", () => {
  const rows = picture("https://intake.clinic.example/at/main-street");
  const size = rows.length;
  const corner = (x: number, y: number) => rows.slice(y, y + 7).map((row) => row.slice(x, x + 7));
  expect(corner(0, 0)).toEqual(FINDER);
  expect(corner(size - 7, 0)).toEqual(FINDER);
  expect(corner(0, size - 7)).toEqual(FINDER);
  expect(corner(size - 7, size - 7)).not.toEqual(FINDER);
  // This module is dark in every code (ISO/IEC 18004, 7.9.1); it shows a rotated or mirrored one.
  expect(rows[size - 8]?.[8]).toBe("#");
});

it("draws another code for another text", () => {
  expect(picture("http://a.example/at/one")).not.toEqual(picture("http://a.example/at/two"));
});

import { expect, it } from "vitest";
import { sizeWords, timeWords } from "./backup-words";

it.each([
  [340, "0.3 seconds"],
  [59_900, "59.9 seconds"],
  [60_000, "1 minute"],
  [7_500_000, "2 hours 5 minutes"],
  [86_400_000, "1 day"],
  [90_061_000, "1 day 1 hour"],
  [172_860_000, "2 days"],
])("%d ms are %s", (ms, words) => expect(timeWords(ms)).toBe(words));

it.each([
  [1, "1 kB"],
  [1_234_567, "1.2 MB"],
  [2_345_678_901, "2.35 GB"],
])("%d bytes are %s", (bytes, words) => expect(sizeWords(bytes)).toBe(words));

import { expect, it } from "vitest";
import { readTogether } from "./read-together";

/** A reading that is answered by hand, and how often it was begun. */
function byHand() {
  const answers: ((text: string) => void)[] = [];
  const read = () => new Promise<string>((answer) => answers.push(answer));
  return { answers, read };
}

const settled = () => new Promise((done) => setImmediate(done));

it("reads once for all who ask at the same time", async () => {
  const { answers, read } = byHand();
  const asked = [readTogether("one", read), readTogether("one", read)];
  await settled();
  expect(answers).toHaveLength(1);
  answers[0]?.("first");
  expect(await Promise.all(asked)).toEqual(["first", "first"]);
});

it("gives nobody what was read before they asked", async () => {
  const { answers, read } = byHand();
  const first = readTogether("two", read);
  await settled();
  const later = [readTogether("two", read), readTogether("two", read)];
  await settled();
  expect(answers).toHaveLength(1);
  answers[0]?.("first");
  expect(await first).toBe("first");
  await settled();
  expect(answers).toHaveLength(2);
  answers[1]?.("second");
  expect(await Promise.all(later)).toEqual(["second", "second"]);
});

it("keeps nothing once it is read, and waits for nothing else", async () => {
  const { answers, read } = byHand();
  const first = readTogether("three", read);
  await settled();
  answers[0]?.("first");
  await first;
  const again = readTogether("three", read);
  const other = readTogether("four", async () => "other");
  expect(await other).toBe("other");
  answers[1]?.("again");
  expect(await again).toBe("again");
});

it("fails for those who waited for it, and for nobody after them", async () => {
  const away = readTogether("five", () => Promise.reject(new Error("away")));
  await settled();
  const next = readTogether("five", async () => "next");
  await expect(away).rejects.toThrow("away");
  expect(await next).toBe("next");
});

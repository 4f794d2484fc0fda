import { expect, it, vi } from "vitest";
import { lineOf } from "./in-line";

const settled = () => new Promise((done) => setImmediate(done));

/** Work that is ended by hand, and the order in which it began. */
function byHand() {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const fails = new Map<number, (error: Error) => void>();
  const work = (number: number) => () =>
    new Promise<number>((resolve, reject) => {
      begun.push(number);
      ends.set(number, () => resolve(number));
      fails.set(number, reject);
    });
  return { begun, ends, fails, work };
}

it("lets two at work, and the others in the order in which they came", async () => {
  const { begun, ends, work } = byHand();
  const inLine = lineOf(2, 10_000);
  const all = [1, 2, 3, 4].map((number) => inLine(work(number)));
  await settled();
  expect(begun).toEqual([1, 2]);
  ends.get(2)?.();
  await settled();
  expect(begun).toEqual([1, 2, 3]);
  for (const number of [1, 3]) ends.get(number)?.();
  await settled();
  ends.get(4)?.();
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
});

it("lets those go first who may, in their order", async () => {
  const { begun, ends, work } = byHand();
  const inLine = lineOf(1, 10_000);
  const all = [
    inLine(work(1)),
    inLine(work(2)),
    inLine(work(3), "first"),
    inLine(work(4), "first"),
  ];
  for (const number of [1, 3, 4, 2]) {
    await settled();
    ends.get(number)?.();
  }
  await Promise.all(all);
  expect(begun).toEqual([1, 3, 4, 2]);
});

it("goes on after work that failed", async () => {
  const { begun, ends, fails, work } = byHand();
  const inLine = lineOf(1, 10_000);
  const [first, second] = [inLine(work(1)), inLine(work(2))];
  const refused = expect(first).rejects.toThrow("away");
  await settled();
  fails.get(1)?.(new Error("away"));
  await refused;
  await settled();
  expect(begun).toEqual([1, 2]);
  ends.get(2)?.();
  expect(await second).toBe(2);
  await inLine(async () => undefined);
});

it("refuses at once who finds the line of their kind full", async () => {
  const { begun, ends, work } = byHand();
  const inLine = lineOf(1, 10_000, 1);
  const all = [inLine(work(1)), inLine(work(2))];
  await expect(inLine(work(3))).rejects.toMatchObject({ code: "line_too_long" });
  all.push(inLine(work(4), "first"));
  for (const number of [1, 4, 2]) {
    await settled();
    ends.get(number)?.();
  }
  await Promise.all(all);
  expect(begun).toEqual([1, 4, 2]);
});

it("lets who waited too long leave, and begins nothing for them", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { begun, ends, work } = byHand();
  const inLine = lineOf(1, 10_000);
  const first = inLine(work(1));
  const gone = expect(inLine(work(2))).rejects.toMatchObject({ code: "line_too_long" });
  vi.advanceTimersByTime(6_000);
  const third = inLine(work(3));
  vi.advanceTimersByTime(4_000);
  await gone;
  ends.get(1)?.();
  await settled();
  expect(begun).toEqual([1, 3]);
  vi.advanceTimersByTime(60_000);
  ends.get(3)?.();
  expect(await Promise.all([first, third])).toEqual([1, 3]);
  vi.useRealTimers();
});

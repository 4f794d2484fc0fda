import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withinAnswerLimit } from "./time-limit";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = (ms: number) =>
  new Promise<string>((done) => {
    setTimeout(() => done("taken"), ms);
  });

test("an answer in time is not asked whether it is an emergency", async () => {
  const isAlarming = vi.fn(() => true);
  const answer = withinAnswerLimit(after(4_900), isAlarming);
  await vi.advanceTimersByTimeAsync(4_900);
  await expect(answer).resolves.toBe("taken");
  expect(isAlarming).not.toHaveBeenCalled();
});

test("a late emergency is told after five seconds", async () => {
  const answer = expect(withinAnswerLimit(after(6_000), () => true)).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(5_000);
  await answer;
});

test("another late answer is waited for until 13 seconds", async () => {
  const late = withinAnswerLimit(after(12_900), () => false);
  const tooLate = expect(withinAnswerLimit(after(13_100), () => false)).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(13_000);
  await expect(late).resolves.toBe("taken");
  await tooLate;
});

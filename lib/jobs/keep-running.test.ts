import { expect, test } from "vitest";
import { type Clock, keepRunning, pauseAfter, type Run } from "./keep-running";

/** A clock that advances only by sleeps, and records them. */
function clockForTest() {
  const slept: number[] = [];
  let time = 0;
  const clock: Clock = {
    now: () => time,
    sleep: async (ms) => {
      slept.push(ms);
      time += ms;
    },
  };
  return { clock, slept, pass: (ms: number) => (time += ms) };
}

/** Something whose n-th run ends when the n-th ending is called. */
function workForTest() {
  const endings: ((code: string) => void)[] = [];
  let stopped = 0;
  const start = async (): Promise<Run> => {
    let end = (_code: string) => {};
    const ended = new Promise<string>((done) => {
      end = done;
    });
    endings.push(end);
    const stop = async () => {
      stopped += 1;
      end("told_to");
    };
    return { stop, ended };
  };
  const started = async (count: number) => {
    while (endings.length < count) await new Promise((done) => setImmediate(done));
  };
  return { start, started, end: (n: number) => endings[n - 1]?.("SIGKILL"), stops: () => stopped };
}

test("the pauses grow from one second to ten", () => {
  expect([1, 2, 3, 4, 5, 6].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});

test("a task that ends by itself is started again, each time after a longer pause", async () => {
  const { clock, slept } = clockForTest();
  const work = workForTest();
  const run = await keepRunning("test", work.start, clock);
  for (const n of [1, 2, 3]) {
    work.end(n);
    await work.started(n + 1);
  }
  expect(slept).toEqual([1_000, 2_000, 4_000]);
  await run.stop();
  expect(work.stops()).toBe(1);
});

test("after a minute without an ending the pauses begin at the shortest again", async () => {
  const { clock, slept, pass } = clockForTest();
  const work = workForTest();
  const run = await keepRunning("test", work.start, clock);
  work.end(1);
  await work.started(2);
  pass(60_000);
  work.end(2);
  await work.started(3);
  expect(slept).toEqual([1_000, 1_000]);
  await run.stop();
});

test("a start that fails is tried again, unless it is the first", async () => {
  const { clock, slept } = clockForTest();
  const work = workForTest();
  const failing = async () => {
    throw new Error("no");
  };
  await expect(keepRunning("test", failing, clock)).rejects.toThrow("no");
  let starts = 0;
  const flaky = () => (++starts === 2 ? failing() : work.start());
  const run = await keepRunning("test", flaky, clock);
  work.end(1);
  await work.started(2);
  expect(slept).toEqual([1_000, 2_000]);
  expect(starts).toBe(3);
  await run.stop();
});

test("a task told to stop is not started again, even in the middle of a pause", async () => {
  const work = workForTest();
  const { clock } = clockForTest();
  let pausing = () => {};
  const paused = new Promise<void>((done) => {
    pausing = done;
  });
  const untilStopped: Clock = {
    ...clock,
    sleep: (_, signal) => {
      pausing();
      return new Promise((done) => signal?.addEventListener("abort", done));
    },
  };
  const run = await keepRunning("test", work.start, untilStopped);
  work.end(1);
  await paused;
  await run.stop();
  await run.ended;
  await expect(Promise.race([work.started(2).then(() => "again"), run.ended])).resolves.toBe(
    "stopped",
  );
});

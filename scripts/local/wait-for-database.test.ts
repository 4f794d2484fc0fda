import { expect, test } from "vitest";
import type { Clock } from "@/lib/jobs/keep-running";
import { NotReachable } from "@/prisma/migrate";
import { waitForDatabase } from "./wait-for-database";

/** A database that answers after this many seconds, with a clock that only sleeping advances. */
function comingAfter(seconds: number) {
  let time = 0;
  const clock: Clock = {
    now: () => time,
    sleep: async (ms) => {
      time += ms;
    },
  };
  const said: string[] = [];
  const work = async () => {
    if (time < seconds * 1000) throw new NotReachable("The database cannot be reached.");
    return `there after ${time / 1000}`;
  };
  return { work, said, options: { seconds: 120, say: (words: string) => said.push(words), clock } };
}

test("a database that is 30 seconds late is waited for, and that is logged once", async () => {
  const { work, said, options } = comingAfter(30);
  expect(await waitForDatabase(work, options)).toBe("there after 35");
  expect(said).toEqual(["The database cannot be reached. Waiting for it, at most 120 seconds."]);
});

test("a database that does not answer in time ends the start with its reason", async () => {
  const { work, options } = comingAfter(121);
  await expect(waitForDatabase(work, options)).rejects.toThrow("The database cannot be reached.");
  expect(options.clock.now()).toBe(120_000);
});

test("a database that answers and refuses is not waited for", async () => {
  const { said, options } = comingAfter(0);
  const refuse = () => Promise.reject(new Error("does not accept the password"));
  await expect(waitForDatabase(refuse, options)).rejects.toThrow("does not accept the password");
  expect(said).toEqual([]);
});

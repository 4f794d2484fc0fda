import { expect, it } from "vitest";
import { untilAnswered } from "./until-answered";

it("asks again after a failed request until there is an answer", async () => {
  const answers = [
    Promise.reject(new Error("aborted")),
    Promise.resolve(null),
    "He cannot feel it",
  ];
  const waits: number[] = [];
  let asked = 0;
  const answer = await untilAnswered(
    async () => answers[asked++] ?? null,
    () => false,
    async (tries) => {
      waits.push(tries);
    },
  );
  expect(answer).toBe("He cannot feel it");
  expect(asked).toBe(3);
  expect(waits).toEqual([1, 2]);
});

it("stops when nobody wants the answer any more, and gives none then", async () => {
  let over = false;
  let asked = 0;
  const fail = async () => {
    asked += 1;
    return null;
  };
  const wait = async (tries: number) => {
    over = tries === 2;
  };
  expect(await untilAnswered(fail, () => over, wait)).toBeNull();
  expect(asked).toBe(2);
  over = false;
  const late = async () => {
    over = true;
    return "late";
  };
  expect(await untilAnswered(late, () => over, wait)).toBeNull();
});

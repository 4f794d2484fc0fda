import { expect, it } from "vitest";
import { holdBack } from "./sign-in-limit";

it("holds 200 attempts back at once, refuses more, and goes on when they are done", async () => {
  const ends: (() => void)[] = [];
  const wait = () => new Promise<void>((end) => ends.push(end));
  const held = Array.from({ length: 200 }, () => holdBack(8, wait));
  await expect(holdBack(8, wait)).rejects.toMatchObject({ code: "too_busy" });
  await holdBack(0, wait);
  for (const end of ends) end();
  await Promise.all(held);
  await holdBack(1, async () => undefined);
});

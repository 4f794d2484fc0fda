import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Ladder } from "./on-now";

const wordsOf = (onDuty: boolean, onCall: boolean) =>
  renderToStaticMarkup(<Ladder onDuty={onDuty} onCall={onCall} />).replaceAll(/<[^>]+>/g, " ");

it("says who is notified of an unacknowledged emergency, and after how many minutes", () => {
  const usual = wordsOf(true, true);
  for (const words of [
    "appears on every staff screen right away",
    "After 2 minutes, the person on call gets a message",
    "After 5 minutes, everyone on duty gets a message",
    "After 10 minutes, the admins get a message",
  ])
    expect(usual).toContain(words);
  expect(wordsOf(true, false)).toContain(
    "everyone on duty gets a message, because no one is on call",
  );
  expect(wordsOf(false, false)).toContain(
    "No one is on duty, so everyone also gets a message right away",
  );
});

import { expect, it } from "vitest";
import { messageFaults } from "./commit-message.mjs";

it("lets a short subject pass, alone or with a body", () => {
  expect(messageFaults("Count the bytes of each body as they stream\n")).toEqual([]);
  expect(messageFaults("Name the worker\n\nTwo of them looked alike in the log.\n")).toEqual([]);
  expect(messageFaults(`Merge branch "${"x".repeat(80)}"`)).toEqual([]);
});

it.each([
  ["# only comments\n", "first line"],
  [`Say ${"much ".repeat(12)}`, "at most 60"],
  ["count the bytes", "capital letter"],
  ["Count the bytes.", "full stop"],
  ["Count the bytes\nas they stream", "second line is empty"],
])("refuses %j", (message, why) => {
  expect(messageFaults(message).join()).toContain(why);
});

import { expect, it } from "vitest";
import { orderOf } from "../words/filter-words";
import { withoutOwnOrder } from "./queue-address";

it("does not count the order that the device keeps anyhow as a filter of its own", () => {
  expect(withoutOwnOrder({ level: "SOON", sort: "due" }, "due")).toEqual({ level: "SOON" });
  expect(withoutOwnOrder({ sort: "urgency" })).toEqual({});
  expect(withoutOwnOrder({ sort: "newest" }, "due")).toEqual({ sort: "newest" });
});

it("shows any order but the usual one, and leads back to the usual one by name", () => {
  expect(orderOf({ sort: "newest", level: "SOON" })).toEqual({
    ...{ key: "sort", words: "Newest first", rest: { level: "SOON", sort: "urgency" } },
  });
  expect(orderOf({ sort: "urgency" })).toBeNull();
  expect(orderOf({})).toBeNull();
});

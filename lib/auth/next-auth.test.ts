import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./next-auth";
import { callerAddress, isSameOrigin } from "./origin";

const ours = "http://localhost:3000";

describe("where sign-in leads back to", () => {
  it.each(["/staff", "/staff/intakes/1?x=2", `${ours}/staff/calendar`])("stays: %s", (url) => {
    expect(`${ours}${safeReturnPath(url, ours)}`).toBe(new URL(url, ours).href);
  });

  it.each([
    "https://evil.example/staff",
    "//evil.example/staff",
    "/\\evil.example/staff",
    "http://localhost:3000@evil.example/staff",
    "javascript:alert(1)",
    "/staffroom",
    "/en/intake",
    "http://",
    "",
  ])("is the queue for anything else: %s", (url) => {
    expect(safeReturnPath(url, ours)).toBe("/staff");
  });
});

describe("a request that changes something", () => {
  it.each([
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "same-origin", origin: "https://evil.example" }, true],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "none" }, false],
    [{ origin: ours }, true],
    [{ origin: "https://evil.example", "x-forwarded-host": "evil.example" }, false],
    [{ origin: "null" }, false],
    [{}, false],
  ])("with %j is ours: %s", (headers, expected) => {
    expect(isSameOrigin(new Headers(headers as Record<string, string>))).toBe(expected);
  });

  it("counts for no address that only its sender names", () => {
    expect(callerAddress(new Headers({ "x-forwarded-for": "1.1.1.1" }))).toBe("unknown");
  });
});

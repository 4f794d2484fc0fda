import { expect, it } from "vitest";
import { mailHeaders } from "./mail-headers";

const STOP = `https://backline.example/en/status/${"t".repeat(43)}/stop`;

it("says of each mail that a machine wrote it", () => {
  expect(mailHeaders("Open it: https://backline.example/staff/intakes/1")).toEqual({
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
  });
});

it("names the link that stops messages, for one click where the link is safe", () => {
  const text = `Hello,\n\nhttps://backline.example/en/status/${"t".repeat(43)}\n\nStop:\n${STOP}`;
  expect(mailHeaders(text)).toMatchObject({
    "List-Unsubscribe": `<${STOP}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
  const plain = mailHeaders(text.replaceAll("https:", "http:"));
  expect(plain["List-Unsubscribe"]).toBe(`<${STOP.replace("https:", "http:")}>`);
  expect(plain).not.toHaveProperty("List-Unsubscribe-Post");
});

it.each([
  "https://backline.example/en/status/mine/stop",
  `${STOP}/else`,
  `https://backline.example/en/status/${"t".repeat(43)}/check-in/3`,
])("does not take %s for it", (link) => {
  expect(mailHeaders(`See ${link} .`)).not.toHaveProperty("List-Unsubscribe");
});

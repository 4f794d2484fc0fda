import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { compressed } from "./compressed";

const PAGE = "¿qué?".repeat(500);
const BODY = Buffer.from(PAGE);

const sent = (accepted?: string, body = PAGE) => {
  const { headers, bytes } = compressed({ status: 200, headers: [], body }, accepted);
  return { ...Object.fromEntries(headers), bytes };
};

it.each(["gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.5", "deflate,gzip ; q=1"])(
  "a page is compressed for a browser that accepts %s",
  (accepted) => {
    const { bytes, ...headers } = sent(accepted);
    expect(headers).toEqual({ "Content-Encoding": "gzip", Vary: "Accept-Encoding" });
    expect(bytes.length).toBeLessThan(BODY.length / 10);
    expect(gunzipSync(bytes)).toEqual(BODY);
  },
);

it.each([undefined, "", "br", "identity", "gzip;q=0", "gzip; q=0.000, br", "xgzip"])(
  "a page stays as it is for a browser that accepts %s",
  (accepted) => {
    expect(sent(accepted)).toEqual({ Vary: "Accept-Encoding", bytes: BODY });
  },
);

it("a redirect and a short answer stay as they are", () => {
  expect(sent("gzip", "")).toEqual({ bytes: Buffer.alloc(0) });
  expect(sent("gzip", "x".repeat(500)).bytes.toString()).toBe("x".repeat(500));
});

it("keeps the other headers", () => {
  const own: [string, string][] = [["Set-Cookie", "a=1"]];
  const { headers } = compressed({ status: 200, headers: own, body: PAGE }, "gzip");
  expect(headers[0]).toEqual(own[0]);
});

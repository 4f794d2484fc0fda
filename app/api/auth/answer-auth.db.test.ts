import { NextRequest } from "next/server";
import { afterAll, expect, it } from "vitest";
import { holdBack, takeWay } from "@/lib/auth/sign-in-limit";
import { CALLER_HEADER } from "@/lib/caller-address";
import { closeDatabase } from "@/lib/db/client";
import { env } from "@/lib/env";
import { takeAuth } from "./answer-auth";

afterAll(closeDatabase);

it("lets an address wait that leaves for the provider all the time, and refuses it when too many wait", async () => {
  Object.assign(env(), { OIDC_ISSUER: "http://127.0.0.1:1", OIDC_CLIENT_ID: "backline" });
  const address = `10.0.0.${crypto.randomUUID()}`;
  for (let n = 0; n < 300; n += 1) await takeWay(address);
  const ends: (() => void)[] = [];
  const wait = () => new Promise<void>((end) => ends.push(end));
  const held = Array.from({ length: 200 }, () => holdBack(8, wait));
  const request = new NextRequest(new URL("/api/auth/signin/oidc", env().APP_URL), {
    method: "POST",
    headers: {
      ...{ "sec-fetch-site": "same-origin", [CALLER_HEADER]: address },
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "csrfToken=a",
  });
  const params = Promise.resolve({ nextauth: ["signin", "oidc"] });
  const answer = await takeAuth(request, { params });
  expect(answer.headers.get("location")).toMatch(/error=too_busy/);
  for (const end of ends) end();
  await Promise.all(held);
});

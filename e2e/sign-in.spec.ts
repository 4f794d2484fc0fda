import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { query } from "./database";
import { addPerson, expect, type Person, test } from "./staff";

async function fillIn(page: Page, person: Person, password = person.password): Promise<void> {
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a deep link keeps its query over the sign-in", async ({ page }) => {
  const person = await addPerson("front_desk");
  await page.goto("/staff?level=SOON&order=name");
  await fillIn(page, person, "not the password");
  await expect(page.getByRole("alert")).toContainText("There is a problem");
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/staff\?level=SOON&order=name$/);
});

test("failures at one address keep nobody out elsewhere, whatever the header says", async ({
  page,
  request,
  browser,
  address,
}) => {
  const person = await addPerson("front_desk");
  const here = `203.0.113.${randomUUID().slice(0, 4)}`;
  const tries: string[] = [];
  for (let n = 0; n < 11; n += 1) {
    // The caller writes the first entry, the proxy the last one.
    const headers = { "x-forwarded-for": `198.51.100.${n}, ${here}`, origin: address };
    const { csrfToken } = await (await request.get("/api/auth/csrf", { headers })).json();
    const answer = await request.post("/api/auth/callback/credentials", {
      headers,
      form: { csrfToken, email: person.email, password: "not the password" },
      maxRedirects: 0,
    });
    tries.push(new URLSearchParams(answer.headers().location?.split("?")[1]).get("error") ?? "");
  }
  expect(tries).toEqual([...Array(10).fill("refused"), "too_many_attempts"]);
  await page.goto("/staff");
  await fillIn(page, person);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Queue");
  const [device] = (await page.context().cookies()).filter(({ name }) => name.endsWith("device"));
  expect(device).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  expect(device?.value).not.toContain(person.email);

  // Even at that address the device that signed in before opens with the right password.
  const known = await browser.newContext({
    baseURL: address,
    extraHTTPHeaders: { "x-forwarded-for": here },
  });
  await known.addCookies(device ? [device] : []);
  const again = await known.newPage();
  await again.goto("/staff");
  await fillIn(again, person);
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("Queue");
  const keys = await query<{ key: string }>(`SELECT "key" FROM "rate_limit"`);
  expect(keys.filter(({ key }) => key.includes(here) || key.includes(person.email))).toEqual([]);
  await known.close();
});

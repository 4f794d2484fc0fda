import { expect, test } from "./staff";

test("the page of components exists only in development", async ({ request }) => {
  const answer = await request.get("/dev/components");
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toContain("Body map");
});

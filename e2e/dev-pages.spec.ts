import { expect, test } from "./staff";

test("the page of components is only there while one develops", async ({ request }) => {
  const answer = await request.get("/dev/components");
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toContain("Body map");
});

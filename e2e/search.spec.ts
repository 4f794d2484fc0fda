import { query } from "./database";
import { answersOf } from "./people";
import { expect, fileIntake, newName, rowOf, test } from "./staff";

// Letters only: digits do not belong to a surname.
const newSurname = () => newName("Ossün").replace(/[^\p{L}]/gu, "");

test("a colleague finds a caller by surname without accents, by phone and by date of birth, and opens the intake", async ({
  as,
}) => {
  const family = newSurname();
  const { reference } = await fileIntake(
    answersOf("Ferrari", { family_name: family, phone: "(212) 556-0188" }),
  );
  const { page, person } = await as("front_desk");
  const find = async (words: string) => {
    const before = page.url();
    await page.getByRole("searchbox").fill(words);
    await page.keyboard.press("Enter");
    await expect(page).not.toHaveURL(before);
    await expect(page.getByRole("searchbox")).toHaveValue(words);
    await expect(page).toHaveURL(/\/staff\/search\?s=[0-9a-f-]{36}$/);
  };
  await page.goto("/staff");
  await find(family.replace("ü", "u").toUpperCase());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Search");
  await expect(rowOf(page, reference)).toContainText(family);
  await expect(rowOf(page, reference)).toContainText("Open, unassigned");
  const [year, month, day] = String(answersOf("Ferrari").birth_date).split("-");
  await find(`${family}, +1 212 556 0188`);
  await expect(page.getByRole("row")).toHaveCount(2);
  await find(`${family} ${month}/${day}/${year}`);
  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue(new RegExp(family));
  await rowOf(page, reference).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(family);

  const trail = await query<{ detail: object }>(
    `SELECT "detail" FROM "AuditEvent" WHERE "action" = 'search.shown' AND "staffId" = $1`,
    [person.id],
  );
  expect(trail.length).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(trail)).not.toContain(family.slice(2));
});

test("a search without anything to search for is refused, and a colleague cannot open it", async ({
  as,
}) => {
  const { page } = await as("clinician");
  await page.goto("/staff/search");
  await page.getByRole("searchbox").fill("31/4/1980");
  await page.getByRole("button", { name: "Search" }).click();
  const problem = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(problem).toContainText("That date does not exist");
  await expect(page.getByRole("searchbox")).toHaveValue("31/4/1980");
  // No surname, because those of other tests may sound alike.
  await page.getByRole("searchbox").fill(`${newName("nobody.")}@mail.example`);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("No intakes match.")).toBeVisible();
  const other = await as("clinician");
  await other.page.goto(page.url());
  await expect(other.page.getByText("This search has expired.")).toBeVisible();
});

test("searching works without JavaScript", async ({ browser, address, as }) => {
  const family = newSurname();
  const { reference } = await fileIntake(answersOf("Ferrari", { family_name: family }));
  const { context } = await as("front_desk");
  const plain = await browser.newContext({ baseURL: address, javaScriptEnabled: false });
  await plain.addCookies(await context.cookies());
  const page = await plain.newPage();
  await page.goto("/staff/search");
  await page.getByRole("searchbox").fill(family);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(rowOf(page, reference)).toBeVisible();
  await plain.close();
});

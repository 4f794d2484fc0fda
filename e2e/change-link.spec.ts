import english from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { remember, unfold } from "./patient";
import { beginWith, expect, test } from "./staff";

const { fields } = english.intake;

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a Change link, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("leads to the very question, and what was pasted there is kept whole", async ({
      page,
      address,
    }) => {
      await remember(page.context(), address, await beginWith(strain()));
      await page.goto("/en/intake/check");
      const { common, check } = english;
      const change = (question: string) =>
        page.getByRole("link", { name: check.changeHidden.replace("{question}", question) });
      await unfold(page);
      await change(fields.family_name.label).click();
      const name = page.getByLabel(fields.family_name.label);
      await expect(name).toBeFocused();
      await expect(name).toBeInViewport();
      const long = "Featherlight ".repeat(8).trim();
      await name.fill(long);
      await page.getByRole("button", { name: common.continue }).click();
      await expect(page.getByRole("alert", { name: common.errorTitle })).toContainText(
        `This has ${long.length} characters. Please shorten it to 80`,
      );
      await expect(name).toHaveValue(long);
    });
  });
}

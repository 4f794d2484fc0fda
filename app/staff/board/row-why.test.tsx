import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { RowView } from "./queue-view";
import { RowWhy } from "./row-why";

it("lets a red flag go on in the next line after each slash, and changes no word of it", () => {
  const words = "Cancer history: thoracic/worse/night";
  const reasons = [{ id: "cancer_pattern", words, unsure: false }];
  const html = renderToStaticMarkup(
    <RowWhy row={{ reasons, more: 0, marks: [] } as unknown as RowView} />,
  );
  expect(html).toContain("thoracic/<wbr/>worse/<wbr/>night");
  expect(html.replace(/<[^>]+>/g, "")).toBe(words);
});

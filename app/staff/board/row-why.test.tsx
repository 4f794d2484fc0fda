import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { RowView } from "./queue-view";
import { RowWhy } from "./row-why";

it("lets a red flag go on in the next line after each slash, and changes no word of it", () => {
  const words = "Cancer history: thoracic/worse/night";
  const reasons = [{ id: "cancer_pattern", words, unsure: null, harm: false }];
  const html = renderToStaticMarkup(
    <RowWhy row={{ reasons, more: 0, marks: [] } as unknown as RowView} />,
  );
  expect(html).toContain("thoracic/<wbr/>worse/<wbr/>night");
  expect(html.replace(/<[^>]+>/g, "")).toBe(words);
});

it("keeps danger at home and self-harm off the printed row, and says once to look before a call", () => {
  const reasons = [
    { id: "unsafe_now", words: "In danger at home now", unsure: null, harm: true },
    { id: "self_harm", words: "Thoughts of self-harm", unsure: "own_words", harm: true },
  ];
  const html = renderToStaticMarkup(
    <RowWhy row={{ reasons, more: 0, marks: [] } as unknown as RowView} />,
  );
  const printed = html
    .replace(/<li class="print:hidden">.*?<\/li>/g, "")
    .replace(/<span class="contents print:hidden">.*?<\/span>(?=<span)/g, "");
  expect(html).toContain("In danger at home now");
  expect(printed.replace(/<[^>]+>/g, "")).toBe("See Backline before you call");
});

import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { TextLimitNotice } from "./job-trouble";

it("says that the limit of text messages is reached where a row waits for it", () => {
  const shown = (failure: "text_limit" | "refused", reached: boolean) =>
    renderToStaticMarkup(createElement(TextLimitNotice, { rows: [{ failure }], reached }));
  expect(shown("text_limit", true)).toContain("Patients who were not told are below.");
  expect([shown("text_limit", false), shown("refused", true)]).toEqual(["", ""]);
});

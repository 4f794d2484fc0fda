import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { StaffWords } from "./on-paper";

const paper = { clinical: null, history: [], questionsLeftOut: [] };
const words = (text: string, whole = false) =>
  renderToStaticMarkup(<StaffWords text={text} paper={{ ...paper, whole }} />);

it("says on paper where words of staff are left out", () => {
  const told = words("Husband hits her, foot weak");
  expect(told).toContain('print:hidden">Husband hits her, foot weak<');
  expect(told).toContain('print:contents">See Backline before you go on<');
});

it("prints all other words, and with danger at home those, too", () => {
  for (const markup of [words("Foot weak"), words("Husband hits her", true)])
    expect(markup).not.toMatch(/print:|See Backline/);
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FieldPreviews } from "./field-preview";
import { Previews } from "./preview";
import { ChartPreviews } from "./staff/charts/preview";
import { StaffPreviews } from "./staff/preview";

/** Parts of other components, and the frame of a whole page. */
const NO_PREVIEW = [
  "choice",
  "field-frame",
  "field-group",
  "figure",
  "page-shell",
  "preview-frame",
];

it("every component is on the page of components", () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" });
  const [previews, others] = [/(?:^|[-/])preview\.tsx$/, /(?<!\.test)\.tsx$/];
  const text = files
    .filter((file) => previews.test(file))
    .map((file) => readFileSync(path.join(import.meta.dirname, file), "utf8"))
    .join("");
  const missing = files
    .filter((file) => others.test(file) && !previews.test(file))
    .map((file) => path.basename(file, ".tsx"))
    .filter((name) => !NO_PREVIEW.includes(name) && !text.includes(`/${name}"`));
  expect(missing, "add them to a preview.tsx in components").toEqual([]);
});

it("the page of components renders, with every id once", () => {
  const html = renderToStaticMarkup(
    <>
      <Previews />
      <FieldPreviews />
      <StaffPreviews />
      <ChartPreviews />
    </>,
  );
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(20);
  expect(ids).toEqual([...new Set(ids)]);
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LeaveQuickly } from "./leave-quickly";

it("has no full stop of its own between its name and its hint", () => {
  const html = renderToStaticMarkup(
    <LeaveQuickly href="/en/leave" target="/" label="Leave quickly" hint="Opens another." />,
  );
  // A screen reader puts a space before the hidden part.
  expect(html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ")).toContain(
    "Leave quickly (Opens another.)",
  );
});

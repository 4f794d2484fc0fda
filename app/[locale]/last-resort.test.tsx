import { createHash } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LastWords } from "@/app/last-words";
import { lastResort } from "./last-resort";

it("has a style of its own, and allows that one alone", () => {
  const { body, headers } = lastResort();
  const style = String(body).match(/<style>(.*?)<\/style>/)?.[1] ?? "";
  expect(style).toContain("font:");
  const hash = createHash("sha256").update(style).digest("base64");
  expect(new Map(headers).get("Content-Security-Policy")).toContain(`style-src 'sha256-${hash}';`);
});

it("has numbers to tap in both languages, and says the words without them", () => {
  const html = renderToStaticMarkup(
    <LastWords emergency="911" clinic="(555) 010-0142, extension 7" />,
  );
  expect(html.split('<a href="tel:911">')).toHaveLength(3);
  expect(html.split('<a href="tel:5550100142">')).toHaveLength(3);
  const abroad = renderToStaticMarkup(<LastWords emergency="999" clinic="+44 (0)20 7946 0000" />);
  expect(abroad).toContain('<a href="tel:+442079460000">');
  const bare = renderToStaticMarkup(<LastWords />);
  expect(bare).toContain("call your clinic.");
  expect(bare).not.toContain("tel:");
});

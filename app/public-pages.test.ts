import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { PRIVATE_PLACES, PUBLIC_PATHS } from "./public-pages";

const FOLDER = new URL("./[locale]/", import.meta.url);

it("says of every patient page whether search engines may show it", () => {
  const places = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("["))
    .map(({ name }) => name);
  const open = PUBLIC_PATHS.map((path) => path.split("/")[1] ?? "").filter(Boolean);
  const said = [...new Set([...PRIVATE_PLACES, ...open])];
  expect(said.toSorted(), "name a new folder in app/public-pages.ts").toEqual(places.toSorted());
});

it("calls nothing public and private at once", () => {
  const both = PUBLIC_PATHS.filter((path) =>
    PRIVATE_PLACES.some((place) => path.startsWith(`/${place}`)),
  );
  expect(both).toEqual([]);
});

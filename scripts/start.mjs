// `npm start` and `npm run dev` install what is missing; `npm run start:prod` only checks that it
// is there. Then serve.ts takes over.
import { spawn } from "node:child_process";
import { ensureInstalled, requirePackages, root } from "./install.mjs";

const given = process.argv.slice(2);
if (given.includes("--prod")) {
  requirePackages();
  process.env.NODE_ENV = "production";
} else ensureInstalled();

const args = ["--import", "tsx", "scripts/local/serve.ts", ...given];
// The channel tells the child when this process is killed.
const stdio = ["inherit", "inherit", "inherit", "ipc"];
const child = spawn(process.execPath, args, { cwd: root, stdio });
// Ctrl-C reaches the child directly; a kill of this process is passed on. Either way we wait for
// it.
process.on("SIGINT", () => undefined);
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
// A shell between npm and us ends by the signal that npm gets and passes nothing on.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 250).unref();
}
child.on("exit", (code) => process.exit(code ?? 1));

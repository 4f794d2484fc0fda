// `npm start` and `npm run dev`: installs what is missing, then hands over to serve.ts.
import { spawn } from "node:child_process";
import { ensureInstalled, root } from "./install.mjs";

ensureInstalled();

const args = ["--import", "tsx", "scripts/local/serve.ts", ...process.argv.slice(2)];
// The channel tells the child when this process is killed.
const stdio = ["inherit", "inherit", "inherit", "ipc"];
const child = spawn(process.execPath, args, { cwd: root, stdio });
// Ctrl-C reaches the child by itself; a kill of this process is passed on. Either way we wait for it.
process.on("SIGINT", () => undefined);
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
child.on("exit", (code) => process.exit(code ?? 1));

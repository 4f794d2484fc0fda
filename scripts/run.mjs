// Runs a TypeScript program on a fresh clone, too: it first installs and generates what is missing.
import { spawn } from "node:child_process";
import { ensureInstalled, root } from "./install.mjs";

ensureInstalled();
const args = ["--import", "tsx", ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
// Ctrl-C reaches the program by itself.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("close", (code) => process.exit(code ?? 1));

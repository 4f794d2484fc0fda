// Runs a Postgres server and stops it in order when the process that started it is gone, for
// whatever reason.
import { spawn } from "node:child_process";
import path from "node:path";

const { command, args, uid, gid } = JSON.parse(process.argv[2]);
const server = spawn(command, args, {
  uid,
  gid,
  cwd: path.parse(process.cwd()).root,
  stdio: ["ignore", "inherit", "inherit"],
});

// Postgres's own signals: end the sessions and stop, and stop at once.
for (const signal of ["SIGINT", "SIGQUIT"]) process.on(signal, () => server.kill(signal));
process.on("SIGTERM", () => server.kill("SIGINT"));
process.once("disconnect", () => server.kill("SIGINT"));
server.once("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.once("exit", (code) => process.exit(code ?? 1));

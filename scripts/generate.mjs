// Writes the Prisma client into prisma/generated. Uses only Node's own modules.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Generates the Prisma client; throws with Prisma's own words when it fails. */
export function generateClient() {
  const done = spawnSync(process.execPath, ["node_modules/prisma-cli/build/index.js", "generate"], {
    cwd: root,
    encoding: "utf8",
    // Prisma looks for an engine that `generate` never uses and would download it; any file
    // satisfies it.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  if (done.status !== 0) throw new Error(`prisma generate failed: ${done.stderr || done.stdout}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateClient();

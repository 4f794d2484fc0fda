import { writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "@/scripts/local/embedded";
import { Program, untilListens } from "./program";

/** So many connections of the database are shared by all processes of the service. */
const CONNECTIONS = 20;

/** PgBouncer before a database. */
export type Pooler = { url: string; stop: () => Promise<void> };

/** Starts PgBouncer in transaction mode before the database at `url`, for its user, in this folder. */
export async function startPooler(folder: string, url: string): Promise<Pooler> {
  const port = await freePort();
  const { hostname, port: there, pathname, username, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? hostname;
  const name = pathname.slice(1);
  const file = path.join(folder, "pgbouncer.ini");
  writeFileSync(path.join(folder, "users.txt"), `"${username}" ""\n`);
  writeFileSync(
    file,
    `[databases]
${name} = host=${host} port=${there} dbname=${name}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = users.txt
pool_mode = transaction
default_pool_size = ${CONNECTIONS}
max_client_conn = 200
`,
  );
  const program = new Program("pgbouncer", [file], folder);
  program.start();
  await untilListens(port);
  return {
    url: `postgresql://${username}@127.0.0.1:${port}/${name}`,
    stop: () => program.end(),
  };
}

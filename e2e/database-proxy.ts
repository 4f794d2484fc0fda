import { connect, createServer, type Socket } from "node:net";

/** pass: works · gone: connections are refused and dropped · silent: nothing is said or heard any more */
export type DatabaseMode = "pass" | "gone" | "silent";

export type DatabaseProxy = {
  url: string;
  set: (mode: DatabaseMode) => void;
  close: () => Promise<void>;
};

/** Where the database listens: on a socket in the folder of `?host=`, else at an address. */
function placeOf(target: URL) {
  const folder = target.searchParams.get("host");
  if (folder) return { path: `${folder}/.s.PGSQL.${target.port}` };
  return { port: Number(target.port), host: target.hostname };
}

/** A TCP proxy in front of the database at `url`, with which a test takes the database away. */
export async function startDatabaseProxy(url: string): Promise<DatabaseProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let mode: DatabaseMode = "pass";

  const server = createServer((client) => {
    if (mode === "gone") return void client.destroy();
    const upstream = connect(placeOf(target));
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk) => mode === "pass" && to.write(chunk));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const proxied = new URL(url);
  proxied.search = "";
  proxied.port = String((server.address() as { port: number }).port);

  return {
    url: proxied.href,
    set: (next) => {
      // A silent line never recovers what was swallowed: coming back means new connections.
      if (next !== "silent")
        for (const socket of sockets) if (mode === "silent" || next === "gone") socket.destroy();
      mode = next;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** Where the database listens: on a socket in the folder of `?host=`, else at an address. */
function placeOf(target: URL) {
  const folder = target.searchParams.get("host");
  if (folder) return { path: `${folder}/.s.PGSQL.${target.port}` };
  return { port: Number(target.port || "5432"), host: target.hostname };
}

/** For tests: a line to the database at `url` on which connections can fall silent without being closed. */
export class LineForTest {
  private readonly open = new Set<Socket>();
  private readonly silent = new Set<Socket>();
  private readonly server = createServer((near) => {
    const far = connect(placeOf(this.target));
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(from);
      from.on("data", (chunk) => !this.silent.has(from) && to.write(chunk));
      from.on("error", () => to.destroy());
      from.on("close", () => to.destroy());
    }
  });
  private readonly target: URL;

  constructor(url: string) {
    this.target = new URL(url);
  }

  /** Gives the address of the database at this end of the line. */
  async start(): Promise<string> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    const near = new URL(this.target);
    near.search = "";
    near.host = `127.0.0.1:${(this.server.address() as { port: number }).port}`;
    return near.href;
  }

  /** From now on nothing more is heard on the connections that there are; new ones work. */
  hush(): void {
    for (const socket of this.open) this.silent.add(socket);
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    this.server.close();
    await once(this.server, "close");
  }
}

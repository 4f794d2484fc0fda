import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** pass: works · gone: connections are refused and dropped · silent: no data passes either way */
export type LineMode = "pass" | "gone" | "silent";

/** Where the database listens: on a socket in the folder of `?host=`, else at an address. */
function placeOf(target: URL) {
  const folder = target.searchParams.get("host");
  if (folder) return { path: `${folder}/.s.PGSQL.${target.port}` };
  return { port: Number(target.port || "5432"), host: target.hostname };
}

/** For tests: a proxy to the database at `url`, with which a test takes the database away. */
export class LineForTest {
  private mode: LineMode = "pass";
  private readonly open = new Set<Socket>();
  private readonly hushed = new WeakSet<Socket>();
  private readonly server = createServer((near) => {
    if (this.mode === "gone") return void near.destroy();
    const far = connect(placeOf(this.target));
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(from);
      from.on("data", (chunk) => this.isHeard(from) && to.write(chunk));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        this.open.delete(from);
        to.destroy();
      });
    }
  });
  private readonly target: URL;

  constructor(url: string) {
    this.target = new URL(url);
  }

  private isHeard(socket: Socket): boolean {
    return this.mode === "pass" && !this.hushed.has(socket);
  }

  /** The address of the database at this end of the proxy. */
  async start(): Promise<string> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    const near = new URL(this.target);
    near.search = "";
    near.host = `127.0.0.1:${(this.server.address() as { port: number }).port}`;
    return near.href;
  }

  set(next: LineMode): void {
    // A silent proxy never delivers what it swallowed, so recovery needs new connections.
    const drops = next === "gone" || (next === "pass" && this.mode === "silent");
    if (drops) for (const socket of this.open) socket.destroy();
    this.mode = next;
  }

  /** From now on existing connections are silent; new ones work. */
  hush(): void {
    for (const socket of this.open) this.hushed.add(socket);
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    this.server.close();
    await once(this.server, "close");
  }
}

import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";

/** For tests: a server that accepts every connection and never answers. */
export class SilentServerForTest {
  /** Resolves when a client has connected. */
  readonly called: Promise<unknown>;
  private readonly calls: Socket[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {
    this.called = once(server, "connection");
    server.on("connection", (socket) => {
      this.calls.push(socket.on("error", () => undefined));
      socket.resume();
    });
  }

  /** Starts on a free port; its `url` has this scheme. */
  static async start(kind: "smtp" | "http"): Promise<SilentServerForTest> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    return new SilentServerForTest(server, `${kind}://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    for (const socket of this.calls) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }
}

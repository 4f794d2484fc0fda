import { createServer, type Server } from "node:http";

/** A field of a protocol buffer that holds eight bytes. */
function eightBytes(field: number, value: bigint): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = (field << 3) | 1;
  bytes.writeBigUInt64LE(value, 1);
  return bytes;
}

// AndroidCheckinResponse: stats_ok, android_id and security_token.
const CHECKED_IN = Buffer.concat([
  Buffer.from([0x08, 1]),
  eightBytes(7, 1_234_567_890n),
  eightBytes(8, 9_876_543_210n),
]);

/**
 * For tests: the service of its maker that Chromium asks for an address before a page can subscribe
 * to notifications. Chromium is started with its `switches`. It delivers nothing.
 */
export class BrowserVendorForTest {
  private server: Server | undefined;
  /** For the command line of Chromium. */
  switches: string[] = [];

  async start(): Promise<void> {
    const server = createServer(({ url }, response) => {
      if (url === "/check-in") response.end(CHECKED_IN);
      else if (url === "/register") response.end(`token=test:${"A".repeat(100)}`);
      else response.writeHead(404).end();
    });
    this.server = server;
    await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
    const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    this.switches = [
      `--gcm-checkin-url=${origin}/check-in`,
      `--gcm-registration-url=${origin}/register`,
      `--gcm-mcs-endpoint=${origin}/messages`,
    ];
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((closed) => this.server?.close(closed));
  }
}

import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Subscription } from "@/lib/notify/push";

type Browser = { keys: ECDH; auth: Buffer };

/** A notification that a browser has decrypted, and who sent it. */
export type ReceivedPush = {
  browser: string;
  text: string;
  urgency: string;
  /** The claims of the sender's token, whose signature was checked, and the key that signed it. */
  from: { aud: string; sub: string; exp: number };
  key: string;
};

const derived = (salt: Buffer, secret: Buffer, info: Buffer | string, bytes: number) =>
  Buffer.from(hkdfSync("sha256", secret, salt, info, bytes));

/** Opens a body in aes128gcm (RFC 8188) as the browser with these keys does (RFC 8291). */
function decrypt({ keys, auth }: Browser, body: Buffer): string {
  const salt = body.subarray(0, 16);
  const idLength = body[20] ?? 0;
  const sender = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), sender]);
  const secret = derived(auth, keys.computeSecret(sender), info, 32);
  const key = derived(salt, secret, "Content-Encoding: aes128gcm\0", 16);
  const nonce = derived(salt, secret, "Content-Encoding: nonce\0", 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(sealed.subarray(-16));
  const open = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return open.subarray(0, open.lastIndexOf(2)).toString();
}

/** The claims of `vapid t=<JWT>, k=<key>` (RFC 8292). Throws when the key has not signed them. */
function signedClaims(header = ""): { from: ReceivedPush["from"]; key: string } {
  const [, token = "", key = ""] = /^vapid t=([^,]+), k=(.+)$/.exec(header) ?? [];
  const [head, claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) =>
    half.toString("base64url"),
  );
  const publicKey = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y } });
  const signed = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!signed) throw new Error("the token is not signed by its key");
  return { from: JSON.parse(Buffer.from(claims, "base64url").toString()), key };
}

/** For tests: a push service on this machine, with browsers that decrypt what it gets. */
export class PushServiceForTest {
  messages: ReceivedPush[] = [];
  /** Answers with this instead of accepting a message. */
  refuseWith: number | null = null;
  private server: Server | undefined;
  private browsers = new Map<string, Browser>();
  /** Its origin, for PUSH_SERVICES. */
  origin = "";

  async start(): Promise<string> {
    const server = createServer(async (request, response) => {
      const body = await buffer(request);
      if (this.refuseWith) return void response.writeHead(this.refuseWith).end();
      try {
        this.messages.push(this.read(request, body));
        response.writeHead(201).end();
      } catch {
        response.writeHead(400).end();
      }
    });
    this.server = server;
    await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
    this.origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    return this.origin;
  }

  private read({ url = "", headers }: IncomingMessage, body: Buffer): ReceivedPush {
    const browser = url.slice(1);
    const known = this.browsers.get(browser);
    if (!known || headers["content-encoding"] !== "aes128gcm") throw new Error("unknown");
    const text = decrypt(known, body);
    const urgency = String(headers.urgency);
    return { browser, text, urgency, ...signedClaims(headers.authorization) };
  }

  /** A browser subscribes: gives what its `PushSubscription.toJSON()` would. */
  subscribe(browser: string): Subscription {
    const keys = createECDH("prime256v1");
    keys.generateKeys();
    const auth = randomBytes(16);
    this.browsers.set(browser, { keys, auth });
    return {
      endpoint: `${this.origin}/${browser}`,
      keys: { p256dh: keys.getPublicKey("base64url"), auth: auth.toString("base64url") },
    };
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((closed) => this.server?.close(closed));
  }
}

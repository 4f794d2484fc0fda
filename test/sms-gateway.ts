import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";

export type ReceivedSms = {
  to: string;
  from: string;
  body: string;
  signIn: string;
  /** Where it is to say what became of the message. */
  report?: string;
};

/** For tests: a phone of New York that no other test texts. */
export const numberForTest = () => `+1212${randomInt(2_000_000, 9_999_999)}`;

/** For tests: a gateway for text messages on this machine that accepts everything and keeps it. */
export class SmsGatewayForTest {
  messages: ReceivedSms[] = [];
  /** Answers with this instead of accepting a message. */
  refuseWith: number | null = null;
  private server: Server | undefined;

  /** Starts on a free port; gives its address, with credentials, for SMS_URL. */
  async start(): Promise<string> {
    const server = createServer(async (request, response) => {
      const form = new URLSearchParams(await text(request));
      if (this.refuseWith) return void response.writeHead(this.refuseWith).end();
      const [, sealed = ""] = (request.headers.authorization ?? "").split("Basic ");
      const of = (name: string) => form.get(name) ?? "";
      const signIn = Buffer.from(sealed, "base64").toString();
      const report = form.get("StatusCallback") ?? undefined;
      this.messages.push({ to: of("To"), from: of("From"), body: of("Body"), signIn, report });
      response.writeHead(201, { "content-type": "application/json" }).end("{}");
    });
    this.server = server;
    await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
    return `http://account:to%20ken@127.0.0.1:${(server.address() as { port: number }).port}/Messages.json`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((closed) => this.server?.close(closed));
  }
}

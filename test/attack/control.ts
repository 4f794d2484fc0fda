import { createServer, type Server, type Socket } from "node:net";
import pg from "pg";

/** Where attacks make the database speak. */
export const CHANNEL = "attacked";

/** What it does wrong, one fault for each class of attacks. */
type Asked = { method: string; path: string; head: string; body: string };

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const isTooMuch = ({ head, body }: Asked) =>
  body.length > 65_536 || /transfer-encoding/i.test(head) || body.split("&").length > 500;

/** The first line and headers of what it answers, with whatever the address says. */
function headOf({ path, head, body }: Asked): string {
  const all = `${path}&${body}`;
  const to = decoded(/(?:callbackUrl|next|queue)=([^&]*)/.exec(all)?.[1] ?? "") ?? "";
  const kind = path.startsWith("/staff/export") ? "text/csv" : "text/html";
  const polluted = all.includes("__proto__") ? "x-action-redirect: /POLLUTED7\r\n" : "";
  const host = /^x-forwarded-host: (\S+)/im.exec(head)?.[1];
  const where = host ? `//${host}/en` : to;
  return `HTTP/1.1 200 OK\r\ncontent-type: ${kind}\r\n${polluted}${where ? `location: ${where}\r\n` : ""}\r\n`;
}

function bodyOf({ method, path, head, body }: Asked): string {
  if (method === "TRACE") return head;
  if (path.includes("..") || path.includes("%2e%2e")) return "root:x:0:0:root:/root:/bin/sh";
  if (path.startsWith("/staff/export")) return `name\r\n=HYPERLINK("https://evil.example")`;
  return `${decoded(`${path}${body}`) ?? ""} {"status":"invalid"}`;
}

/** Asks over one connection, one question after the other. */
type Ask = (text: string) => Promise<pg.QueryResult>;

function inTurn(database: pg.Client): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return (text) => {
    const next = last.then(() => database.query(text));
    last = next.catch(() => undefined);
    return next;
  };
}

/**
 * For the attacks: a server that has what each of them looks for. It asks the database at `url` with whatever
 * stands in the address of /control.
 */
export class Control {
  private constructor(
    private readonly server: Server,
    private readonly database: pg.Client,
    private readonly ask: Ask,
    readonly site: URL,
    private readonly said: Set<string>,
  ) {}

  /** What was said on the channel of attacks. */
  readonly heard = async (): Promise<ReadonlySet<string>> => {
    // What was said before this is asked comes before its answer.
    await this.ask("SELECT 1");
    return this.said;
  };

  static async start(url: string): Promise<Control> {
    const database = new pg.Client({ connectionString: url });
    await database.connect();
    const said = new Set<string>();
    database.on("notification", ({ payload = "" }) => said.add(payload));
    const ask = inTurn(database);
    await ask(`LISTEN ${CHANNEL}`);
    const open = new Set<Socket>();
    const server = createServer((socket) => {
      open.add(socket);
      socket.once("close", () => open.delete(socket)).on("error", () => undefined);
      let text = "";
      socket.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
        const end = text.indexOf("\r\n\r\n");
        const length = Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
        // It waits for ever for a body that is promised, but takes 131072 bytes for enough of one.
        if (end < 0 || text.length - end - 4 < Math.min(length, 100_000)) return;
        const [method = "", path = ""] = text.split(" ", 2);
        const asked = { method, path, head: text.slice(0, end), body: text.slice(end + 4) };
        void answer(ask, asked).then((bytes) => socket.end(bytes));
      });
    });
    await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as { port: number };
    return new Control(server, database, ask, new URL(`http://127.0.0.1:${port}`), said);
  }

  async stop(): Promise<void> {
    this.server.close();
    await this.database.end();
  }
}

async function answer(ask: Ask, asked: Asked): Promise<string> {
  const { path, body, head } = asked;
  const level = /^\/control\?level=([^&]*)/.exec(path)?.[1];
  if (level !== undefined) {
    const asked = decoded(level.replaceAll("+", " "));
    const rows = await ask(
      `SELECT count(*) AS n FROM "QueueEntry" WHERE "level" = '${asked}'`,
    ).catch((error: Error) => error);
    // The words of PHP, which tools of others know.
    const said =
      rows instanceof Error
        ? `PostgreSQL query failed: ERROR: ${rows.message}`
        : `<p>${rows.rows?.[0]?.n ?? 0} of ${asked}</p>`;
    return `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<html><body>${said}</body></html>`;
  }
  const all = decoded(`${path}${body}`);
  const broken =
    all === null ||
    all.includes("\0") ||
    isTooMuch(asked) ||
    (/content-type: (?:application\/json|multipart)/i.test(head) && !/next-action/i.test(head));
  if (broken)
    return `HTTP/1.1 500 Oops\r\ncontent-type: text/plain\r\n\r\nError\n    at handler (node_modules/x.js:1:1)`;
  const order = decoded(/[?&]sort=([^&]*)/.exec(path)?.[1] ?? "");
  const failed = order ? await ask(`SELECT 1 ORDER BY ${order}`).then(() => "", String) : "";
  return `${headOf(asked)}${bodyOf(asked)}${failed}`;
}

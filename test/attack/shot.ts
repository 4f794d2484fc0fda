import { connect } from "node:net";

/** One request, as bytes that no client of ours would send. */
export type Shot = {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** The connection may end without an answer: what is sent is no whole request. */
  mayCut?: boolean;
  /** The sender never finishes its body. */
  stalls?: boolean;
};

/** Status 0: the connection ended without an answer. -1: neither came in time. */
export type Answer = {
  status: number;
  headers: [name: string, value: string][];
  body: string;
};

export const headerOf = ({ headers }: Answer, name: string): string =>
  headers.find(([each]) => each === name)?.[1] ?? "";

/** A body of chunks, whose length nobody says before. */
export function inChunks(text: string, size = 4096): string {
  const parts = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
  return `${parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join("")}0\r\n\r\n`;
}

function unchunked(text: string): string {
  let [rest, whole] = [text, ""];
  for (;;) {
    const found = /^([0-9a-f]+)\r\n/i.exec(rest);
    const size = Number.parseInt(found?.[1] ?? "0", 16);
    if (!found || size === 0) return whole;
    whole += rest.slice(found[0].length, found[0].length + size);
    rest = rest.slice(found[0].length + size + 2);
  }
}

function read(text: string): Answer {
  const end = text.indexOf("\r\n\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
  if (status === 0) return { status, headers: [], body: "" };
  const [, ...lines] = text.slice(0, end).split("\r\n");
  const headers = lines.map((line): [string, string] => {
    const cut = line.indexOf(":");
    return [line.slice(0, cut).toLowerCase(), line.slice(cut + 1).trim()];
  });
  const body = text.slice(end + 4);
  const chunked = headers.some(([name, value]) => name === "transfer-encoding" && value);
  return { status, headers, body: chunked ? unchunked(body) : body };
}

function bytesOf(site: URL, { path, method = "GET", headers = {}, body = "" }: Shot): Buffer {
  const bytes = Buffer.from(body);
  const said = Object.keys(headers).map((name) => name.toLowerCase());
  const length = said.some((name) => ["content-length", "transfer-encoding"].includes(name));
  const all = {
    ...(said.includes("host") ? {} : { host: site.host }),
    ...(bytes.length > 0 && !length ? { "content-length": String(bytes.length) } : {}),
    "accept-encoding": "identity",
    connection: "close",
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1"),
    bytes,
  ]);
}

/** A slow body must have ended after 30 seconds; a busy machine may answer later than that. */
const PATIENCE_MS = { stalls: 40_000, whole: 100_000 };
const MOST_BYTES = 8_000_000;

/** Sends one request over a connection of its own. Never throws. */
export function send(site: URL, shot: Shot): Promise<Answer> {
  return new Promise((done) => {
    const socket = connect(Number(site.port), "127.0.0.1");
    let text = "";
    const end = (answer: Answer) => {
      clearTimeout(patience);
      clearInterval(drops);
      socket.destroy();
      done(answer);
    };
    const patience = setTimeout(
      () => end({ ...read(text), ...(text ? {} : { status: -1 }) }),
      shot.stalls ? PATIENCE_MS.stalls : PATIENCE_MS.whole,
    );
    const drops = setInterval(() => shot.stalls && socket.write("a"), 1000);
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      text += chunk;
      if (
        text.length > MOST_BYTES ||
        /^content-type: text\/event-stream/im.test(text.slice(0, 4000))
      )
        end(read(text));
    });
    socket.on("error", () => undefined);
    socket.once("close", () => end(read(text)));
    socket.write(bytesOf(site, shot));
  });
}

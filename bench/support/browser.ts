import { Agent, type IncomingMessage, request } from "node:http";
import { gunzipSync } from "node:zlib";

/** A page as it arrived, with the address at which the redirects ended. */
export type Page = { url: URL; status: number; html: string };
/** A form in a page: where it goes, its fields, and what it sends besides. */
export type Form = { action: string; asked: Set<string>; hidden: [string, string][] };

type Method = "GET" | "POST";

const HEADERS = {
  accept: "text/html,application/xhtml+xml",
  "accept-encoding": "gzip",
  "accept-language": "en-US,en;q=0.9",
  "sec-fetch-dest": "document",
  "sec-fetch-mode": "navigate",
  "sec-fetch-site": "same-origin",
};

/** The value of an attribute in a tag; undefined when it is missing. */
function attribute(tag: string, name: string): string | undefined {
  const found = tag.match(new RegExp(`\\s${name}="([^"]*)"`, "i"));
  return found?.[1]?.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}

function formOf(tag: string, inside: string): Form {
  const form: Form = { action: attribute(tag, "action") ?? "", asked: new Set(), hidden: [] };
  for (const [input] of inside.matchAll(/<(?:input|textarea|select)\b[^>]*>/gi)) {
    const name = attribute(input, "name");
    if (!name) continue;
    const isHidden = attribute(input, "type") === "hidden";
    if (isHidden) form.hidden.push([name, attribute(input, "value") ?? ""]);
    else form.asked.add(name);
  }
  return form;
}

/** The POST forms of a page, in order. */
export function formsOf(html: string): Form[] {
  return [...html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gis)]
    .filter(([, tag = ""]) => attribute(tag, "method")?.toUpperCase() === "POST")
    .map(([, tag = "", inside = ""]) => formOf(tag, inside));
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return String(answer.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body);
}

/**
 * A browser without scripts: it keeps cookies and its connection, and follows redirects. `took`
 * gets the milliseconds of each request, from sending to the last byte.
 */
export class Browser {
  private readonly cookies = new Map<string, string>();
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly address: string,
    private readonly took: number[],
  ) {}

  get(path: string): Promise<Page> {
    return this.follow(new URL(path, this.address), "GET");
  }

  post(path: string, form: URLSearchParams): Promise<Page> {
    return this.follow(new URL(path, this.address), "POST", form.toString());
  }

  close(): void {
    this.agent.destroy();
  }

  private async follow(url: URL, method: Method, body?: string): Promise<Page> {
    const { answer, html } = await this.ask(url, method, body);
    const status = answer.statusCode ?? 0;
    const { location } = answer.headers;
    if (status < 300 || status > 399 || !location) return { url, status, html };
    return await this.follow(new URL(location, url), "GET");
  }

  private async ask(url: URL, method: Method, body?: string) {
    const began = performance.now();
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const posted = { "content-type": "application/x-www-form-urlencoded", origin: url.origin };
    const headers = { ...HEADERS, ...(cookie && { cookie }), ...(body !== undefined && posted) };
    const answer = await new Promise<IncomingMessage>((done, fail) => {
      const call = request(url, { agent: this.agent, method, headers }, done);
      call.once("error", fail).end(body);
    });
    const html = await bodyOf(answer);
    this.took.push(performance.now() - began);
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [pair = ""] = line.split(";");
      this.cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return { answer, html };
  }
}

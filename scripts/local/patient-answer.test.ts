import { createServer, type RequestListener, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { PatientAnswer, withoutNextScripts } from "./patient-answer.mjs";

describe("a document of Next without its scripts", () => {
  const head = '<html lang="en"><head><link rel="stylesheet" href="/_next/a.css"/>';
  const ours = '<script type="module" src="/patient.js" async="" nonce="n"></script>';

  it("keeps the words, the looks and our own scripts", () => {
    const preload = '<link rel="preload" as="script" fetchPriority="low" href="/_next/b.js"/>';
    const next = '<script src="/_next/b.js" async="" nonce="n"></script>';
    const body = "</head><body><p>Call &lt;script&gt; now</p>";
    const data = '<script nonce="n">self.__next_f.push([1,"a\\u003c/p\\n"])</script>';
    expect(
      withoutNextScripts(`${head}${preload}${next}${ours}${body}${data}</body></html>`, "en"),
    ).toBe(`${head}${ours}${body}</body></html>`);
  });

  it.each([
    [
      "that only they can fill",
      '<html id="__next_error__"><head>',
      "<body><script>fill()</script>",
    ],
    [
      "a part of which comes later",
      "<html><head>",
      '<template id="B:0"></template><script>$RC()</script>',
    ],
  ])("leaves them in a document %s, and leads who has none to help", (_, start, rest) => {
    expect(withoutNextScripts(`${start}</head>${rest}`, "es")).toBe(
      `${start}<noscript><meta http-equiv="refresh" content="0; url=/es/broken"></noscript></head>${rest}`,
    );
  });
});

type Answer = { headers: Record<string, unknown>; body: Buffer };

/** What `listener` answers, as it goes over the wire. */
async function answerOf(listener: RequestListener, path: string, gzip: boolean): Promise<Answer> {
  const Answer = PatientAnswer as unknown as typeof ServerResponse;
  const server = createServer({ ServerResponse: Answer }, listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const headers = gzip ? { "accept-encoding": "gzip, br" } : {};
  try {
    return await new Promise((done, fail) => {
      const asked = request({ port, host: "127.0.0.1", path, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => done({ headers: answer.headers, body: Buffer.concat(parts) }));
      });
      asked.on("error", fail).end();
    });
  } finally {
    server.close();
  }
}

/** Writes a page in pieces, as Next does, and says whether it may be compressed. */
const page: RequestListener = (asked, answer) => {
  answer.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  answer.flushHeaders();
  answer.write(`<p>¡Hola! ${asked.headers["accept-encoding"]}</p><scr`);
  answer.write(Buffer.from("ipt>push()</script>"));
  answer.end("<p>fin</p>");
};

describe("an answer to a patient", () => {
  it("is held until it is whole, and compressed once", async () => {
    const { headers, body } = await answerOf(page, "/es/result", true);
    expect(headers).toMatchObject({
      "content-encoding": "gzip",
      "content-length": String(body.length),
    });
    expect(gunzipSync(body).toString()).toBe("<p>¡Hola! undefined</p><p>fin</p>");
  });

  it("is plain for who cannot read compressed ones", async () => {
    const { headers, body } = await answerOf(page, "/en?notice=left", false);
    expect(headers["content-encoding"]).toBeUndefined();
    expect(body.toString()).toBe("<p>¡Hola! undefined</p><p>fin</p>");
  });

  it("without a body stays without one", async () => {
    const moved: RequestListener = (_, answer) => {
      answer.writeHead(303, { location: "/en/result" }).end();
    };
    const { headers, body } = await answerOf(moved, "/en/intake", true);
    expect(headers.location).toBe("/en/result");
    expect(body).toHaveLength(0);
  });

  it.each(["/staff/queue", "/", "/_next/a.js", "/api/health"])(
    "is not made of what lies elsewhere: %s",
    async (path) => {
      const { body } = await answerOf(page, path, true);
      expect(body.toString()).toBe("<p>¡Hola! gzip, br</p><script>push()</script><p>fin</p>");
    },
  );
});

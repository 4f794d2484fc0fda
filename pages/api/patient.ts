import type { NextApiRequest, NextApiResponse } from "next";
import { answerTo } from "@/app/[locale]/answer";
import { compressed } from "@/app/[locale]/compressed";

// The body is read by app/[locale]/read-form.ts, which counts its bytes.
export const config = { api: { bodyParser: false, externalResolver: true } };

/**
 * The one door to the patient pages, behind the rewrites of next.config.js. It is not in `app`,
 * because only here can a page be rendered without the framework's scripts.
 */
export default async function handler(request: NextApiRequest, response: NextApiResponse) {
  const sent = await answerTo(request);
  const { headers, bytes } = compressed(sent, request.headers["accept-encoding"]);
  response.statusCode = sent.status;
  for (const [name, value] of headers) {
    if (name === "Set-Cookie") response.appendHeader(name, value);
    else response.setHeader(name, value);
  }
  // "Not modified" has no body, and its length would be that of the page.
  if (sent.status !== 304) response.setHeader("Content-Length", bytes.length);
  response.end(request.method === "HEAD" ? undefined : bytes);
}

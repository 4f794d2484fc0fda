import type { APIResponse, BrowserContext, Request } from "@playwright/test";

type Change = readonly [from: string, to: string];

/**
 * Sends a form of a page again as another person: with the cookies of `context` and with each
 * `change` made to its body. Without `origin` it comes from our own pages.
 */
export async function replay(
  context: BrowserContext,
  request: Request,
  options: { change?: readonly Change[]; origin?: string } = {},
): Promise<APIResponse> {
  const headers = await request.allHeaders();
  const url = new URL(request.url());
  // One byte is one character, so the body changes only in its ids.
  let body = request.postDataBuffer()?.toString("latin1") ?? "";
  for (const [from, to] of options.change ?? []) body = body.replaceAll(from, to);
  return context.request.post(url.href, {
    data: Buffer.from(body, "latin1"),
    headers: {
      "content-type": headers["content-type"] ?? "",
      "next-action": headers["next-action"] ?? "",
      accept: "text/x-component",
      origin: options.origin ?? url.origin,
      "sec-fetch-site": options.origin ? "cross-site" : "same-origin",
    },
    maxRedirects: 0,
  });
}

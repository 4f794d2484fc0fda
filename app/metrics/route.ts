import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { logRefused } from "@/lib/log";
import { measures } from "./measures";

export const dynamic = "force-dynamic";

const hash = (text: string) => createHash("sha256").update(text).digest();

/**
 * The measures for a Prometheus that sends `METRICS_TOKEN` as its bearer token: 404 while none is set, 401
 * to everybody else.
 */
export async function GET(request: Request): Promise<Response> {
  const token = env().METRICS_TOKEN;
  const headers = { "Cache-Control": "no-store" };
  if (!token) return new Response("Not found\n", { status: 404, headers });
  const given = request.headers.get("authorization") ?? "";
  if (!timingSafeEqual(hash(given), hash(`Bearer ${token}`))) {
    logRefused("metrics_refused", { route: "/metrics", status: 401 });
    return new Response("Unauthorized\n", {
      status: 401,
      headers: { ...headers, "WWW-Authenticate": "Bearer" },
    });
  }
  const { type, text } = await measures();
  return new Response(text, { headers: { ...headers, "Content-Type": type } });
}

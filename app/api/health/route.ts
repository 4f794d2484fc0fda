export const dynamic = "force-dynamic";

/** Whether the web server runs. Says nothing of the database: see the readiness check. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}

export const dynamic = "force-dynamic";

/** Whether the web server runs. It says nothing of the database: see /readyz. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}

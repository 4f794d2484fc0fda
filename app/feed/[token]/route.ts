import { readFeed } from "@/lib/appointment/feed/queries";

type Props = { params: Promise<{ token: string }> };

/** The calendar program of a clinician reads their visits here. The address is the only key. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { token } = await params;
  const calendar = await readFeed(token.replace(/\.ics$/, ""));
  if (calendar === null) return new Response(null, { status: 404 });
  return new Response(calendar, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Cache-Control": "private, no-store",
    },
  });
}

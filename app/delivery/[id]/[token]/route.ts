import { readRequestBody } from "@/app/body";
import { takeReport } from "@/lib/notify/delivery-report";

const MOST_BYTES = 16_384;

type Props = { params: Promise<{ id: string; token: string }> };

/** The text message gateway reports here what became of a message that it took. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { id, token } = await params;
  const body = await readRequestBody(request, MOST_BYTES);
  if (!body) return new Response(null, { status: 413 });
  const status = new URLSearchParams(Buffer.from(body).toString()).get("MessageStatus") ?? "";
  const taken = await takeReport(id, token, status);
  return new Response(null, { status: taken ? 204 : 404 });
}

import { z } from "zod";
import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { alsoHolds, provenStaff } from "@/lib/auth/require-staff";
import { IntakeIdSchema } from "@/lib/queue/schema";
import { listNews } from "@/lib/record/news";
import { newsView } from "../news-view";

type Context = { params: Promise<{ id: string }> };

const MarkSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** What others did with this intake since its page was rendered (`after`: its mark), in words. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return refuseUnproven(async () => {
    const { id } = await params;
    const mark = MarkSchema.safeParse(new URL(request.url).searchParams.get("after"));
    if (!mark.success || !IntakeIdSchema.safeParse(id).success)
      return new Response(null, { status: 400 });
    const staff = await provenStaff("intake:read");
    const news = await listNews(staff, alsoHolds(staff, "clinical:read"), id, mark.data);
    if (!news) return new Response(null, { status: 404 });
    return Response.json(newsView(news), { headers: { "cache-control": "private, no-store" } });
  });
}

import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { isSameOrigin } from "@/lib/auth/origin";
import { provenStaff } from "@/lib/auth/require-staff";
import { IntakeIdSchema } from "@/lib/queue/schema";
import { lookAt, lookAway } from "@/lib/team/presence";

type Context = { params: Promise<{ id: string }> };

function telling(change: typeof lookAt) {
  return (request: Request, { params }: Context): Promise<Response> =>
    refuseUnproven(async () => {
      const { id } = await params;
      if (!isSameOrigin(request.headers) || !IntakeIdSchema.safeParse(id).success)
        return new Response(null, { status: 403 });
      await change(await provenStaff("intake:read"), id);
      return new Response(null, { status: 204 });
    });
}

/** Somebody looks at the page of an intake. */
export const POST = telling(lookAt);
/** They left the page. */
export const DELETE = telling(lookAway);

import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { callerAddress } from "@/lib/auth/origin";
import { provenStaff } from "@/lib/auth/require-staff";
import { noteSecurity } from "@/lib/auth/security-events";
import { copyText } from "@/lib/person/data/copied";
import { copyPersonData } from "@/lib/person/data/queries";
import { sharedCopy } from "@/lib/record/shared-copy";

/**
 * The person's own copy of everything: `?as=text` to read and print, `?as=seen` the same without what others
 * at home must not read, else JSON.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return refuseUnproven(async () => {
    const staff = await provenStaff("person:data");
    const as = new URL(request.url).searchParams.get("as");
    const whole = await copyPersonData(staff, id);
    if (!whole) return new Response(null, { status: 404 });
    const copy = as === "seen" ? sharedCopy(whole) : whole;
    await noteSecurity("exported", {
      ...{ address: callerAddress(request.headers), staffId: staff.id },
    });
    const asText = as === "text" || as === "seen";
    return new Response(asText ? copyText(copy) : JSON.stringify(copy, null, 2), {
      headers: {
        "content-type": `${asText ? "text/plain" : "application/json"}; charset=utf-8`,
        "content-disposition": `attachment; filename="your-data.${asText ? "txt" : "json"}"`,
        "cache-control": "private, no-store",
      },
    });
  }, `/staff/intakes/${id}/data`);
}

import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { callerAddress } from "@/lib/auth/origin";
import { provenStaff } from "@/lib/auth/require-staff";
import { noteSecurity } from "@/lib/auth/security-events";
import { copyText } from "@/lib/person/data/copied";
import { copyPersonData } from "@/lib/person/data/queries";

/** The person's own copy of everything: `?as=text` to read and print, else JSON. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return refuseUnproven(async () => {
    const staff = await provenStaff("person:data");
    const copy = await copyPersonData(staff, id);
    if (!copy) return new Response(null, { status: 404 });
    await noteSecurity("exported", {
      ...{ address: callerAddress(request.headers), staffId: staff.id },
    });
    const asText = new URL(request.url).searchParams.get("as") === "text";
    return new Response(asText ? copyText(copy) : JSON.stringify(copy, null, 2), {
      headers: {
        "content-type": `${asText ? "text/plain" : "application/json"}; charset=utf-8`,
        "content-disposition": `attachment; filename="your-data.${asText ? "txt" : "json"}"`,
        "cache-control": "private, no-store",
      },
    });
  }, `/staff/intakes/${id}/data`);
}

import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { LEVEL_WORDS } from "@/app/staff/words/words";
import { provenStaff } from "@/lib/auth/require-staff";
import { listOpenReferences } from "@/lib/queue/references";

/** The open intakes by their reference, for the list that Ctrl+K opens. */
export async function GET(): Promise<Response> {
  return refuseUnproven(async () => {
    const open = await listOpenReferences(await provenStaff("queue:read"));
    const entries = open.map(({ intakeId, reference, level }) => ({
      kind: "intake" as const,
      href: `/staff/intakes/${intakeId}`,
      label: `${reference}, ${LEVEL_WORDS[level]}`,
    }));
    return Response.json(entries, { headers: { "cache-control": "private, no-store" } });
  });
}

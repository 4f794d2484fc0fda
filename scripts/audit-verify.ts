// `npm run audit:verify [-- ANCHOR]`: follows the chain of the audit log of DATABASE_URL, else of the local
// database. An anchor is what the log of the service has each hour: {"event":"audit_head","anchor":"..."}.
import { verifyAuditLog } from "@/prisma/audit-chain";
import { onDatabase } from "./local/on-database";

await onDatabase(async (url) => {
  const { linked, waiting, head, faults } = await verifyAuditLog(url, process.argv[2]);
  for (const { seq, eventId, fault } of faults)
    console.error(
      [seq && `link ${seq}`, eventId && `event ${eventId}`, fault].filter(Boolean).join(": "),
    );
  console.log(
    `${linked} events in the chain, ${waiting} not linked yet (a job links them each minute).`,
  );
  console.log(`The last link: ${head}`);
  if (faults.length > 0) throw new Error("The audit log is not as it was written.");
  console.log("Each event is as it was linked.");
});

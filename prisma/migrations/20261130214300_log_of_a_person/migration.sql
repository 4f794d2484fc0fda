-- The audit log of one person is read by their events in the order of their numbers.
CREATE INDEX "AuditEvent_staffId_id_idx" ON "AuditEvent" ("staffId", "id");
DROP INDEX "AuditEvent_staffId_at_idx";

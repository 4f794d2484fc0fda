-- The audit log of one person is read by AuditEvent_staffId_id_idx, in the order of the numbers.
DROP INDEX "AuditEvent_staffId_at_idx";

-- The safety page reads who first opened each intake of a span of time. Of the audit log these are few,
-- and the index alone answers it.
CREATE INDEX "AuditEvent_opened_idx" ON "AuditEvent" ("at") INCLUDE ("intakeId")
  WHERE "actor" = 'staff' AND "action" = 'intake.opened';

-- The audit log by person, the last first.
CREATE INDEX "AuditEvent_staffId_id_idx" ON "AuditEvent" ("staffId", "id") WHERE "staffId" IS NOT NULL;

-- Reviews and closures are stored in the order they come, as intakes are.
CREATE INDEX "Review_createdAt_idx" ON "Review" USING brin ("createdAt");
CREATE INDEX "Closure_createdAt_idx" ON "Closure" USING brin ("createdAt");

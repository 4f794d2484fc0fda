-- Indexes for what is read or erased by them, so that neither grows with what is stored (decision 123).
CREATE INDEX "OutboundMessage_intakeId_idx" ON "OutboundMessage" ("intakeId");
CREATE INDEX "OutboundMessage_kind_createdAt_idx" ON "OutboundMessage" ("kind", "createdAt");
CREATE INDEX "StaffSession_expiresAt_idx" ON "StaffSession" ("expiresAt");
CREATE INDEX "PatientLink_expiresAt_idx" ON "PatientLink" ("expiresAt");
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit" ("expire");
CREATE INDEX "Appointment_holdUntil_idx" ON "Appointment" ("holdUntil") WHERE "holdUntil" IS NOT NULL;
CREATE INDEX "Burst_remembered_idx" ON "Burst" ("lastAt") WHERE "source" IS NOT NULL OR "likeness" IS NOT NULL;
CREATE INDEX "Draft_redFlag_idx" ON "Draft" ("updatedAt") WHERE "redFlagAt" IS NOT NULL;

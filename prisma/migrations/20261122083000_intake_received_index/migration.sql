-- Reports read a span of time. Intakes are stored in the order they come, so a BRIN index is enough:
-- it costs next to nothing when an intake is filed.
CREATE INDEX "Intake_receivedAt_idx" ON "Intake" USING brin ("receivedAt");

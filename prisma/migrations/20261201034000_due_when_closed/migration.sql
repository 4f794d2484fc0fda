-- What the intake was due by when it was closed (decision 131). Unknown for closings of before.
ALTER TABLE "Closure" ADD COLUMN "dueAt" TIMESTAMPTZ(3);

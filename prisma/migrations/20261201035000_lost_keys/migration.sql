-- A key that an operator gave up as lost is needed by no start.
ALTER TABLE "KeyCheck" ADD COLUMN "lost" boolean NOT NULL DEFAULT false;

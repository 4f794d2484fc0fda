-- A call or a note that was recorded by mistake, taken back by who wrote it. It counts no more but stays.
ALTER TABLE "CallAttempt" ADD COLUMN "takenBackAt" timestamptz(3);
ALTER TABLE "Note" ADD COLUMN "takenBackAt" timestamptz(3);

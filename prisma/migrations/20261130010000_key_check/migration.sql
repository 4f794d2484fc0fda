-- One row: a text that only the key of this installation opens. It is written at the first start, so
-- that a later start with another key is refused before it writes anything (decision 84).
CREATE TABLE "KeyCheck" (
  "id" SMALLINT NOT NULL DEFAULT 1,
  "checkSealed" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "KeyCheck_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "KeyCheck_one_row" CHECK ("id" = 1)
);

-- A check value for each data key that sealed something here, by the id of the key (decision 122). The row
-- from before there were ids keeps an empty one.
ALTER TABLE "KeyCheck" DROP CONSTRAINT "KeyCheck_one_row";
ALTER TABLE "KeyCheck" ADD COLUMN "keyId" TEXT NOT NULL DEFAULT '';
ALTER TABLE "KeyCheck" DROP CONSTRAINT "KeyCheck_pkey";
ALTER TABLE "KeyCheck" ADD CONSTRAINT "KeyCheck_pkey" PRIMARY KEY ("keyId");
ALTER TABLE "KeyCheck" DROP COLUMN "id";

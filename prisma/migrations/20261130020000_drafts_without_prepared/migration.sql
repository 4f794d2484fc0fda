-- A draft holds its answers only. What it becomes is worked out when it is sent (decision 82).
ALTER TABLE "Draft" DROP COLUMN "prepared";

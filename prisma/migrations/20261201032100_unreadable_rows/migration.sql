-- How many rows under a former key no key opens. Null: whether everything under it is sealed anew is not known yet.
ALTER TABLE "KeyCheck" ADD COLUMN "unreadable" integer;

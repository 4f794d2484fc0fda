-- What a draft becomes when it is sent, made with its last answer. Drafts from before are prepared when
-- they are sent. Values in it are sealed like those of an Intake.
ALTER TABLE "Draft" ADD COLUMN "prepared" jsonb;

-- Whether the clinician had already seen the level, as they say. Null: they were not asked.
ALTER TABLE "BlindReview" ADD COLUMN "seenBefore" boolean;

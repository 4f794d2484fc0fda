-- The language of the page that a patient opened last after sending: the level's message and page follow
-- it.
CREATE TABLE "LanguageChoice" (
  "intakeId" uuid PRIMARY KEY REFERENCES "Intake" ("id"),
  "locale" text NOT NULL,
  "chosenAt" timestamptz(3) NOT NULL DEFAULT now()
);

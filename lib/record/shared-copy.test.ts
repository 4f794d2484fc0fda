import { expect, test } from "vitest";
import { SEALED_COLUMNS } from "@/lib/crypto/places";
import { copyText } from "@/lib/person/data/copied";
import { TABLES_OF_PERSON } from "@/lib/person/data/tables";
import { sharedCopy } from "./shared-copy";

const ANSWERS = {
  answers: { words_safety: "danger", free_text: "My husband hits me", pain_score: "6" },
  symptoms: { unsafe_at_home: "danger_now", free_text: "My husband hits me", pain_score: 6 },
};
const COPY = [
  {
    table: "Intake",
    rows: [
      {
        reference: "BK-2345",
        answers: ANSWERS,
        firedRules: ["unsafe_now", "severe_pain"],
        reviewFlags: ["crisis_line"],
      },
    ],
  },
  { table: "Note", rows: [{ body: "Her husband listens in", createdAt: "2026-11-30" }] },
  { table: "PatientQuestion", rows: [{ question: "Alone now?", answer: "No, he is here" }] },
];

test("the copy for others' eyes tells nothing of danger at home or self-harm", () => {
  const text = copyText(sharedCopy(COPY));
  expect(text).toContain("BK-2345");
  expect(text).toContain("severe_pain");
  expect(text).toContain("pain score: 6");
  expect(text).not.toMatch(/husband|safe|danger|crisis|harm|he is here/i);
  expect(copyText(COPY)).toMatch(/husband hits me/);
});

test("it has no own words, even where nothing says that they tell of harm", () => {
  const free_text = "I am scared of him";
  const answers = { answers: { free_text, pain_score: "6" }, symptoms: { free_text } };
  const text = copyText(sharedCopy([{ table: "Intake", rows: [{ answers }] }]));
  expect(text).toContain("pain score: 6");
  expect(text).not.toContain("scared");
});

/** What a patient gave of themselves, and a message to them, whose text no copy holds. */
const GIVEN = [
  ...["Intake.answers", "Reassessment.answers", "IntakeContact.contact", "PegScore.scores"],
  ...["Consent.signedName", "OutboundMessage.recipient", "OutboundMessage.calendar"],
  "OutboundMessage.body",
];

test("it leaves out each sealed text of staff, also of a table to come", () => {
  const copied = TABLES_OF_PERSON.filter((each) => each.copied).map(({ table }) => table);
  for (const place of SEALED_COLUMNS) {
    const [table = "", column = ""] = place.replace(/Sealed$/, "").split(".");
    if (!copied.includes(table) || GIVEN.includes(`${table}.${column}`)) continue;
    const [shared] = sharedCopy([{ table, rows: [{ [column]: "words of staff" }] }]);
    expect({ place, left: shared?.rows[0] }).toEqual({ place, left: {} });
  }
});

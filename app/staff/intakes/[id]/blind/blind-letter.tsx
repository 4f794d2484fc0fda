import Link from "next/link";
import { LEVEL_WORDS, nameWords } from "@/app/staff/words/words";
import { RadioField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { nameOf } from "@/lib/contact/open-contact";
import { LEVELS } from "@/lib/triage/symptoms";
import { AllAnswers } from "../answers";
import { ContactCard } from "../contact-card";
import type { IntakePageData } from "../load";
import { LeftOutOnPaper } from "../on-paper";
import { OwnWords } from "../own-words";
import { WhereFelt } from "../where-felt";
import { judge, show } from "./actions";

/** An intake without its level and reasons, until the clinician has said theirs. */
export function BlindLetter({ intake }: { intake: IntakePageData }) {
  const { id, reference, contact, unreadable } = intake;
  return (
    <>
      <div className="letter-head">
        <p className="back">
          <Link href="/staff" prefetch={false}>
            Back to the queue
          </Link>
        </p>
        <h1>{nameWords({ name: nameOf(contact), unreadable })}</h1>
        <p className="quiet">
          <span className="reference">{reference}</span>
        </p>
        <LeftOutOnPaper intake={intake} />
        <section className="panel" aria-labelledby="blind">
          <h2 id="blind">Your level first</h2>
          <p>
            One of ten intakes below Emergency is shown to you without the level of the triage, to
            find out how often it is right. What you choose changes nothing; you review as usual
            afterward.
          </p>
          <StaffForm
            id="blind-form"
            action={judge}
            hidden={{ intakeId: id }}
            submit="Save and show the level"
          >
            <RadioField
              name="level"
              label="Which level would you give?"
              options={LEVELS.map((value) => ({ value, label: LEVEL_WORDS[value] }))}
            />
            <RadioField
              name="seenBefore"
              label="Have you already seen its level, for example in the queue?"
              options={[
                { value: "no", label: "No" },
                { value: "yes", label: "Yes, or I am not sure" },
              ]}
            />
          </StaffForm>
          <StaffForm
            id="blind-show"
            action={show}
            hidden={{ intakeId: id }}
            submit="Show me the level now"
            tone="inline"
          />
        </section>
      </div>
      <div className="letter-main">
        <OwnWords intake={intake} />
        <ContactCard intake={intake} />
        <WhereFelt intake={intake} />
        <AllAnswers intake={intake} open />
      </div>
    </>
  );
}

import { BackLink } from "./back-link";
import { BulletList } from "./bullet-list";
import { Button, ButtonLink } from "./button";
import { Checklist } from "./checklist";
import { Drawing } from "./drawing";
import { EmergencyTitle } from "./emergency-title";
import { ErrorSummary } from "./error-summary";
import { Fold } from "./fold";
import { LevelShape } from "./level-shape";
import { LevelTag, LevelWord } from "./level-tag";
import { Notice } from "./notice";
import { Specimen, State } from "./preview-frame";
import { PrintButton } from "./print-button";
import { ProgressBar } from "./progress-bar";
import { QrCode } from "./qr-code";
import { ScoreLine } from "./score-line";
import { Strip } from "./strip";
import { SummaryList } from "./summary-list";
import { TitleRow } from "./title-row";

const LEVELS = ["EMERGENCY", "URGENT", "SOON", "ROUTINE", "SELF_CARE"];
const POINTS = [
  { key: "1", label: "Nov 1", value: 8 },
  { key: "2", label: "Nov 4", value: 6 },
  { key: "3", label: "Nov 15", value: 2 },
];

function Actions() {
  return (
    <>
      <Specimen name="Button">
        <State of="primary, quiet, busy">
          <div className="flex flex-wrap gap-4">
            <Button>Continue</Button>
            <Button tone="quiet">Save and finish later</Button>
            <Button aria-busy>Continue</Button>
            <ButtonLink href="#main">A link</ButtonLink>
          </div>
        </State>
        <State of="emergency">
          <Button tone="emergency">I pressed this by mistake</Button>
        </State>
        <State of="on an emergency ground">
          <div className="flex flex-wrap gap-4 bg-emergency p-4">
            <ButtonLink tone="onEmergency" href="tel:911">
              Call 911
            </ButtonLink>
            <Button tone="outlineOnEmergency">Show the reasons</Button>
          </div>
        </State>
      </Specimen>
      <Specimen name="Links">
        <State of="back, phone number, print">
          <BackLink href="#main">Back</BackLink>
          <p>
            Call <a href="tel:5550100142">(555) 010-0142</a>
          </p>
          <PrintButton className="underline">Print this page</PrintButton>
        </State>
      </Specimen>
    </>
  );
}

function Words() {
  return (
    <>
      <Specimen name="Notice">
        <State of="accent">
          <Notice>Your answers are saved.</Notice>
        </State>
        <State of="plain">
          <Notice tone="plain">You can stop at any time.</Notice>
        </State>
        <State of="problem">
          <Notice tone="problem">This page could not be sent.</Notice>
        </State>
      </Specimen>
      <Specimen name="Strip">
        <State of="alone">
          <Strip>Demonstration: nobody reads what you send.</Strip>
        </State>
      </Specimen>
      <Specimen name="Error summary">
        <State of="two errors">
          <ErrorSummary
            title="There is a problem"
            errors={[
              { href: "#main", text: "Enter your first name" },
              { href: "#main", text: "Enter your date of birth" },
            ]}
          />
        </State>
      </Specimen>
      <Specimen name="Lists">
        <State of="bullets">
          <BulletList items={["Keep moving", "Use heat"]} />
        </State>
        <State of="folded">
          <Fold name="Your answers">Lower back</Fold>
        </State>
        <State of="progress">
          <ProgressBar filled={[1, 0.5, 0]} />
        </State>
        <State of="checklist (boxes on paper)">
          <Checklist
            items={[
              {
                text: "Walk a little every hour",
                picture: <Drawing name="walk" className="w-22" />,
              },
              { text: "Sleep as you like" },
            ]}
          />
        </State>
        <State of="questions and answers">
          <SummaryList
            rows={[
              { key: "a", term: "Where does it hurt?", value: "Lower back", action: "Change" },
              { key: "b", term: "Since when?", value: "3 days" },
            ]}
          />
        </State>
      </Specimen>
    </>
  );
}

function Pictures() {
  return (
    <>
      <Specimen name="Levels">
        <State of="every level, and one that is unknown">
          <p className="flex flex-wrap gap-3">
            {[...LEVELS, "UNKNOWN"].map((level) => (
              <LevelTag key={level} level={level} label={level} />
            ))}
            <LevelShape level="EMERGENCY" className="text-emergency" />
            <LevelWord level="URGENT" label="Without a frame" />
          </p>
        </State>
      </Specimen>
      <Specimen name="Title with a drawing">
        <State of="usual">
          <TitleRow drawing="visit">
            <p className="text-title font-bold">Choose a time</p>
          </TitleRow>
        </State>
      </Specimen>
      <Specimen name="Emergency signs">
        <State of="title">
          <EmergencyTitle>Call 911 now for any of these</EmergencyTitle>
        </State>
      </Specimen>
      <Specimen name="Scores">
        <State of="three">
          <ScoreLine title="Pain" points={POINTS} max={10} />
        </State>
        <State of="one">
          <ScoreLine title="Pain" points={POINTS.slice(0, 1)} max={10} />
        </State>
      </Specimen>
      <Specimen name="QR code">
        <State of="an address">
          <QrCode
            text="https://intake.clinic.example/at/main"
            label="The intake"
            className="w-40"
          />
        </State>
      </Specimen>
    </>
  );
}

/** The plain components in their states. Fields are in field-preview.tsx. */
export function Previews() {
  return (
    <>
      <Actions />
      <Words />
      <Pictures />
    </>
  );
}

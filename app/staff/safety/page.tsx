import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/require-staff";
import { clockNow } from "@/lib/clock";
import { env } from "@/lib/env";
import { countBlind } from "@/lib/safety/blind/queries";
import { agreementOf, everyWeek, mixOf, ruleUse, waitsOf } from "@/lib/safety/figures";
import { countAbandoned, readFigures } from "@/lib/safety/queries";
import { readSpan } from "@/lib/safety/schema";
import { monthDayText } from "../words/clock";
import { Abandoned } from "./abandoned";
import { AgreementCards } from "./agreement-cards";
import { BlindPart } from "./blind-part";
import { daysOf } from "./days-form";
import { GroupsPart } from "./groups-part";
import { LateList, UnfoundList } from "./lists-part";
import { LooksPart } from "./looks-part";
import { MatrixPart } from "./matrix-part";
import { MixPart } from "./mix-part";
import { PeriodBar } from "./period";
import { RuleUseTable } from "./rule-use-table";

export const metadata: Metadata = { title: "Safety" };

type Props = { searchParams: Promise<{ from?: string; to?: string }> };

/** Was the triage right, was it in time, and where do patients give up? */
export default async function SafetyPage({ searchParams }: Props) {
  const staff = await requireStaff("safety:read", "/staff/safety");
  const [now, zone] = [clockNow(), env().CLINIC_TIME_ZONE];
  const span = readSpan(await searchParams, now, zone);
  const figures = await readFigures(staff, span, zone, now);
  const agreement = agreementOf(figures.agreed);
  const waits = waitsOf(figures.waits);
  const days = daysOf(span);
  const { found, under } = agreement;
  return (
    <div className="safety">
      <PeriodBar title="Safety" action="/staff/safety" span={span} now={now}>
        <p>
          {monthDayText(days.from)} to {monthDayText(days.to)}: {agreement.intakes}{" "}
          {agreement.intakes === 1 ? "intake" : "intakes"}, {agreement.reviewed} reviewed; of the
          others nothing is known
        </p>
        <a
          className="staff-button staff-button-inline"
          href={`/staff/safety/csv?from=${days.from}&to=${days.to}`}
        >
          Download CSV
        </a>
      </PeriodBar>
      <AgreementCards agreement={agreement} days={days} />
      <div className="safety-two">
        <MatrixPart agreement={agreement} days={days} />
        <LooksPart waits={waits} looks={figures.looks} days={days} />
      </div>
      <div className="safety-two safety-even">
        <section aria-label="One by one">
          <UnfoundList
            rows={figures.unfound}
            missed={found ? found.whole - found.part : 0}
            under={under?.part ?? 0}
            days={days}
          />
          <LateList
            rows={figures.late}
            late={waits.reduce((sum, { late }) => sum + late, 0)}
            days={days}
            now={now}
          />
        </section>
        <MixPart mixes={everyWeek(mixOf(figures.weeks))} />
      </div>
      <RuleUseTable uses={ruleUse(figures.fired)} />
      <GroupsPart places={figures.places} versions={figures.versions} days={days} />
      <BlindPart counts={await countBlind(staff, span)} />
      <Abandoned counts={await countAbandoned(staff, now)} />
    </div>
  );
}

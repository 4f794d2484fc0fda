import type { Metadata } from "next";
import Link from "next/link";
import { requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { countBlind } from "@/lib/safety/blind/queries";
import { countAbandoned, listForSafety } from "@/lib/safety/queries";
import { readSpan } from "@/lib/safety/schema";
import { agreementOf, mixBy, ruleUse, waitingOf } from "@/lib/safety/summary";
import { dayKey } from "../words/clock";
import { Abandoned } from "./abandoned";
import { AgreementPart } from "./agreement-part";
import { BlindPart } from "./blind-part";
import { MixTable } from "./mix-table";
import { RuleUseTable } from "./rule-use-table";
import { SpanForm } from "./span-form";
import { WaitingTable } from "./waiting-table";

export const metadata: Metadata = { title: "Safety" };

type Props = { searchParams: Promise<{ from?: string; to?: string }> };

/** Was the triage right, was it in time, and where do patients give up? */
export default async function SafetyPage({ searchParams }: Props) {
  const staff = await requireStaff("safety:read", "/staff/safety");
  const now = new Date();
  const span = readSpan(await searchParams, now, env().CLINIC_TIME_ZONE);
  const [rows, abandoned] = [await listForSafety(staff, span), await countAbandoned(staff, now)];
  const waiting = waitingOf(rows, now);
  return (
    <>
      <h1>Safety</h1>
      <p>
        <Link href="/staff/safety/visits" prefetch={false}>
          Visit reports
        </Link>
        : no-shows, time to the visit, reminders and the waiting list
      </p>
      <SpanForm span={span} intakes={rows.length} />
      <AgreementPart agreement={agreementOf(rows)} />
      <BlindPart counts={await countBlind(staff, span)} />
      <WaitingTable waiting={waiting} />
      <MixTable
        title="Missed targets by location"
        of="Location"
        mixes={mixBy(
          waiting.flatMap((level) => level.breached),
          (row) => row.location ?? "None",
        )}
      />
      <RuleUseTable uses={ruleUse(rows)} />
      <MixTable
        title="Levels by day"
        of="Day"
        mixes={mixBy(rows, (row) => dayKey(row.receivedAt))}
      />
      <MixTable
        title="Levels by location"
        of="Location"
        mixes={mixBy(rows, (row) => row.location ?? "None")}
      />
      <MixTable
        title="Levels by rules version"
        of="Version"
        mixes={mixBy(rows, (row) => row.ruleVersion)}
      />
      <Abandoned counts={abandoned} />
    </>
  );
}

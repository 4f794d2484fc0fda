import { Notice } from "@/components/notice";
import { clockNow } from "@/lib/clock";
import type { View, Visit } from "../place";
import { SafetyNet } from "../safety-net";
import { type Access, pathBelow } from "../status/access";
import { FeelsWorse } from "../status/feels-worse";
import { NowPanel } from "../status/next-step";
import { CallUs } from "./call-us";
import type { WhyNot } from "./may-book";

type Props = { visit: Visit; intake: Access };

/** In place of times: help at once in an emergency, else whom to call and why. */
export function notHere({ visit, intake, why }: Props & { why: WhyNot }): View {
  const { t } = visit;
  if (why === "emergency") {
    const now = clockNow();
    return {
      title: t("result.emergency.title"),
      body: <NowPanel visit={visit} intake={intake} now={now} />,
    };
  }
  const title = t("booking.no.title");
  return {
    title,
    body: (
      <>
        <h1 className="text-title">{title}</h1>
        <div className="mt-5">
          <Notice tone={why === "worse" ? "problem" : "plain"}>
            <p>{t(`booking.no.${why}`)}</p>
          </Notice>
        </div>
        {why === "worse" ? (
          <FeelsWorse t={t} action={pathBelow(visit, "/check")} intake={intake} />
        ) : null}
        <CallUs visit={visit} intake={intake} />
        <SafetyNet t={t} />
      </>
    ),
  };
}

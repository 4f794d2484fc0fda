import type { DrawingName } from "@/components/drawing";
import { LevelTag } from "@/components/level-tag";
import { TitleRow } from "@/components/title-row";
import type { OwnIntake } from "@/lib/intake/queries";
import { isProxy } from "@/lib/questions/gates";
import type { Visit } from "../place";
import { resultTitle } from "./result-title";

function pictureOf({ level, visitAt }: OwnIntake): DrawingName {
  if (visitAt && level !== "SELF_CARE") return "booked";
  return level === "SELF_CARE" ? "walk" : "visit";
}

/** How soon, what comes next in one line, a warm word, and the number to name in a call. */
export function ResultHead({ visit: { t }, intake }: { visit: Visit; intake: OwnIntake }) {
  const { level, reference } = intake;
  return (
    <>
      <TitleRow drawing={pictureOf(intake)}>
        <p className="*:whitespace-normal">
          <LevelTag level={level} label={t(`levels.${level}`)} />
        </p>
        <h1 className="mt-2 text-title">{resultTitle(t, intake)}</h1>
      </TitleRow>
      <p className="mt-2 text-ink-quiet">{t("result.warm")}</p>
      {isProxy(intake.answers) ? <p className="mt-1">{t("result.proxyNote")}</p> : null}
      <p className="mt-1 text-ink-quiet print:hidden">
        {t("result.referenceShort")}{" "}
        <strong className="tracking-wider whitespace-nowrap text-ink">{reference}</strong>
      </p>
    </>
  );
}

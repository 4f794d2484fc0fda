import { LevelTag } from "@/components/level-tag";
import { isUnder16 } from "@/lib/questions/gates";
import { resultTitle } from "../result/result-title";
import { UntilThen } from "../result/until-then";
import type { StatusProps } from "./access";

type Props = Pick<StatusProps, "visit" | "intake">;

/** The level is told here too: a link shows what to do, and only leaves out the reasons. */
const isTold = ({ intake: { open, level } }: Props) => open && level !== "EMERGENCY";

/**
 * How soon the patient needs to be seen, as the result says it on the device that sent the answers. Nothing once that
 * time is over, or staff said something else.
 */
export function HowSoon(props: Props & Pick<StatusProps, "now">) {
  const { visit, intake, now } = props;
  const { t } = visit;
  const over = intake.dueAt !== null && intake.dueAt <= now;
  if (!isTold(props) || over || intake.staffSay) return null;
  return (
    <div className="mt-4">
      {isUnder16(intake.answers) ? null : (
        <LevelTag level={intake.level} label={t(`levels.${intake.level}`)} />
      )}
      <p className="mt-2 text-lead font-bold">{resultTitle(t, intake)}</p>
    </div>
  );
}

/** What to do until then. A child is to be seen by a doctor of its own, who says so. */
export function StatusUntil(props: Props) {
  const { visit, intake } = props;
  if (!isTold(props) || isUnder16(intake.answers)) return null;
  return <UntilThen t={visit.t} level={intake.level} elsewhere />;
}

import { BulletList } from "@/components/bullet-list";
import { Notice } from "@/components/notice";
import { changedAnswers } from "@/lib/form/changes";
import type { OwnIntake } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import { isProxy } from "@/lib/questions/gates";
import { moment } from "../moment-text";
import type { Visit } from "../place";
import { worseButton } from "../status/feels-worse";

type Props = {
  visit: Visit;
  intake: OwnIntake;
  /** This page may show the answers. */
  own: boolean;
};

function Changes({ visit: { t }, before, now }: { visit: Visit; before: Answers; now: Answers }) {
  const rows = changedAnswers(before, now, t);
  if (rows.length === 0) return <p>{t("status.told.same")}</p>;
  const notAsked = t("status.told.notAsked");
  return (
    <>
      <p>{t("status.told.changed")}</p>
      <BulletList
        items={rows.map((row) =>
          t("status.told.change", {
            question: row.question,
            before: row.before ?? notAsked,
            now: row.now ?? notAsked,
          }),
        )}
      />
    </>
  );
}

/** Acknowledges "I feel worse": when it was said, that staff see it, and what changed. */
export function WorseSaid({ visit, intake, own }: Props) {
  const { t, locale, kiosk } = visit;
  const { worseAt, answersBefore, answers } = intake;
  if (!worseAt) return null;
  return (
    <div className="mb-9">
      <Notice live>
        <p className="font-bold">{t(`status.told.${isProxy(answers) ? "proxyWorse" : "worse"}`)}</p>
        <p>{t("status.told.worseAt", { when: moment(locale, worseAt) })}</p>
        {answersBefore && own && !kiosk ? (
          <Changes visit={visit} before={answersBefore} now={answers} />
        ) : null}
        {answersBefore ? null : (
          <p>{t("status.told.unfinished", { button: worseButton(t, intake) })}</p>
        )}
      </Notice>
    </div>
  );
}

import type { ReactNode } from "react";
import type { View, Visit } from "./place";
import { REFUSAL_STATUS, type Refusal } from "./read-form";

function Refused({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="rounded-field border-4 border-problem p-5">
      <h1 className="text-section">{title}</h1>
      <p className="mt-2">{text}</p>
      <p className="mt-3">{children}</p>
    </div>
  );
}

function refused(
  { t }: Visit,
  kind: Refusal | "hostile" | "notAsked",
  { status, goTo, onward }: { status: number; goTo: string; onward: string },
): View {
  const title = t(`refused.${kind}.title`);
  const body = (
    <Refused title={title} text={t(`refused.${kind}.text`)}>
      <a href={goTo}>{onward}</a>
    </Refused>
  );
  return { title: t("service.errorTitle", { page: title }), status, body };
}

const back = ({ t, path }: Visit, status: number) => ({
  status,
  goTo: path,
  onward: t("refused.goBack"),
});

/** The answer to a request that is not a form of ours. */
export const refusedForm = (visit: Visit, refusal: Refusal): View =>
  refused(visit, refusal, back(visit, REFUSAL_STATUS[refusal]));

/** The answer to a form that no browser sends on its own. */
export const hostileForm = (visit: Visit): View => refused(visit, "hostile", back(visit, 422));

/** The answer to a page that is no longer asked because another answer changed. */
export const notAsked = (visit: Visit, goTo: string): View =>
  refused(visit, "notAsked", { status: 422, goTo, onward: visit.t("refused.goOn") });

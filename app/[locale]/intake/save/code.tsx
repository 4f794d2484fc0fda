import { clinicFacts } from "@/app/[locale]/clinic";
import { moment } from "@/app/[locale]/moment-text";
import type { Answer, Place, View, Visit } from "@/app/[locale]/place";
import { SafetyNet } from "@/app/[locale]/safety-net";
import { ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import type { Draft } from "@/lib/intake/queries";
import { resumeCode } from "@/lib/intake/resume/code";
import { LeaveForm } from "../leave-form";
import { ownDraft } from "../own";
import { openPath } from "../step-path";
import { type AgainOf, SendForms } from "./send-forms";
import { takeAddress } from "./send-to";

type Props = { visit: Visit; draft: Draft; again?: AgainOf };

/** The code to come back with, how to use it, and how long it works. */
function Code({ visit, draft, again }: Props) {
  const { t, locale, base, query } = visit;
  const sent = query.has("sent") && !again;
  const { address, minutes } = clinicFacts();
  const waits = draft.redFlag
    ? t("saveLater.code.redFlag", { minutes })
    : t("saveLater.code.unsent");
  return (
    <>
      {sent ? (
        <div className="mb-6">
          <Notice live>
            <p>{t("saveLater.send.sent")}</p>
          </Notice>
        </div>
      ) : null}
      <h1 className="text-title">{t("saveLater.code.title")}</h1>
      <h2 className="mt-6 text-lead">{t("saveLater.code.label")}</h2>
      <p className="mt-1 border-l-8 border-accent bg-accent-soft px-5 py-4 text-display font-bold tracking-wider">
        {resumeCode(draft.id, draft.savedUnder)}
      </p>
      <p className="mt-4">{t("saveLater.code.keep")}</p>
      <p className="mt-3">
        {t.rich("saveLater.code.how", {
          address: `${address}/${locale}/resume`,
          b: (chunks) => <b className="wrap-anywhere">{chunks}</b>,
        })}
      </p>
      <p className="mt-3">
        {t.rich("saveLater.code.until", {
          when: moment(locale, draft.expiresAt),
          b: (chunks) => <b>{chunks}</b>,
        })}
      </p>
      <p className="mt-3">{draft.abandoned ? t("saveLater.told") : waits}</p>
      <div className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-3">
        <ButtonLink tone="quiet" href={openPath(base, draft.answers)} className="w-full sm:w-auto">
          {t("saveLater.goOn")}
        </ButtonLink>
        <a href={`${base}/intake/save?change=1`} className="inline-block py-2">
          {t("saveLater.code.change")}
        </a>
      </div>
      <SendForms visit={visit} draft={draft} again={again} />
      <SafetyNet t={t} />
      <LeaveForm visit={visit} />
    </>
  );
}

function view(props: Props, status?: number): View {
  const { t } = props.visit;
  const page = t("saveLater.code.title");
  const title = props.again ? t("service.errorTitle", { page }) : page;
  return { title, body: <Code {...props} />, status };
}

async function load(visit: Visit): Promise<Answer> {
  const own = await ownDraft(visit);
  if (!("draft" in own)) return own;
  if (!own.draft.savedForLater) return { goTo: `${visit.base}/intake/save` };
  return view({ visit, draft: own.draft });
}

/** The code of a saved draft. Its forms send the code to an address. */
export const codePlace: Place = {
  load,
  outage: "sendUnknown",
  take: async (visit, form) => {
    const own = await ownDraft(visit);
    if (!("draft" in own)) return own;
    const taken = await takeAddress(visit, own.draft, form);
    if (taken === "hostile" || "goTo" in taken) return taken;
    return view({ visit, draft: own.draft, again: taken }, taken.status);
  },
};

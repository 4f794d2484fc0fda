import { Button, type ButtonTone } from "@/components/button";
import type { Words } from "@/lib/i18n/translate";
import type { OwnIntake } from "@/lib/intake/queries";
import { isProxy } from "@/lib/questions/gates";
import { FormOf } from "../form-of";

type Answered = Pick<OwnIntake, "answers">;
type Props = {
  t: Words;
  action: string;
  intake: Pick<OwnIntake, "id"> & Answered;
  /** Quiet where the page has a main button of its own. */
  tone?: ButtonTone;
};

/** The words on the button of "I feel worse", for a patient or for a helper. */
export function worseButton(t: Words, { answers }: Answered): string {
  return t(isProxy(answers) ? "status.worse.proxyButton" : "status.worse.button");
}

/** One tap tells the team and leads to the red-flag questions. */
export function FeelsWorse({ t, action, intake, tone }: Props) {
  const title = isProxy(intake.answers) ? "status.worse.proxyTitle" : "status.worse.title";
  return (
    <section className="mt-8 print:hidden">
      <h2 className="text-section">{t(title)}</h2>
      <p className="mt-2">{t("status.worse.text")}</p>
      <form method="post" action={action}>
        <FormOf id={intake.id} />
        <Button tone={tone} className="mt-4 w-full sm:w-auto sm:min-w-48">
          {worseButton(t, intake)}
        </Button>
      </form>
    </section>
  );
}

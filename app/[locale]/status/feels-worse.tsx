import { Button } from "@/components/button";
import type { Words } from "@/lib/i18n/translate";
import { FormOf } from "../form-of";

type Props = { t: Words; action: string /** The intake. */; of: string };

/** One tap tells the team and leads to the red-flag questions. */
export function FeelsWorse({ t, action, of }: Props) {
  return (
    <section className="mt-8 print:hidden">
      <h2 className="text-section">{t("status.worse.title")}</h2>
      <p className="mt-2">{t("status.worse.text")}</p>
      <form method="post" action={action}>
        <FormOf id={of} />
        <Button className="mt-4 w-full sm:w-auto sm:min-w-48">{t("status.worse.button")}</Button>
      </form>
    </section>
  );
}

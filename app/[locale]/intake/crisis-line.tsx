import { Notice } from "@/components/notice";
import type { Words } from "@/lib/i18n/translate";
import { clinicFacts } from "../clinic";
import { TelLink } from "../tel-link";

/** The national line, which answers in Spanish after a 2. */
const NATIONAL = "988";

/** Whom to call now, for somebody who wrote of ending their life: before any other question. */
export function CrisisLine({ t }: { t: Words }) {
  const { crisis, number } = clinicFacts();
  const line = (key: string, digits: string, values: Record<string, string>) =>
    t.rich(`intake.words.${key}`, { ...values, tel: () => <TelLink number={digits} /> });
  return (
    <div className="mb-8">
      <Notice tone="problem">
        <p className="font-bold">
          {line("crisis", crisis, { crisis })}{" "}
          {crisis === NATIONAL ? `${t("intake.words.press2")} ` : ""}
          {line("danger", number, { number })}
        </p>
      </Notice>
    </div>
  );
}

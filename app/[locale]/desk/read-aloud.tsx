import { DESK_WORDS } from "@/app/staff/words/desk-words";
import type { Words } from "@/lib/i18n/translate";
import type { Field } from "@/lib/questions/fields";

const isScale = (field: Field) => field.kind === "radio" && field.options.includes("10");

/** How to put the questions of a page that is not simply read aloud: a list, a scale, or an agreement. */
export function ReadAloud({ t, fields }: { t: Words; fields: readonly Field[] }) {
  const has = (kind: Field["kind"]) => fields.some((field) => field.kind === kind);
  const scale = fields.some(isScale);
  if (!has("checkboxes") && !has("consent") && !scale) return null;
  return (
    <div className="mb-4 text-small leading-snug text-ink-quiet">
      {has("checkboxes") ? (
        <p>
          <span lang="en">{DESK_WORDS.list}</span> <q>{t("desk.readList")}</q>
        </p>
      ) : null}
      {scale ? (
        <p>
          <span lang="en">{DESK_WORDS.scale}</span> <q>{t("desk.readScale")}</q>
        </p>
      ) : null}
      {has("consent") ? <p lang="en">{DESK_WORDS.agree}</p> : null}
    </div>
  );
}

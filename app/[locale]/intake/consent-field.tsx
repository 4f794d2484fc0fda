import { BulletList } from "@/components/bullet-list";
import { FieldCheckboxes } from "@/components/field-checkboxes";
import type { GroupProps } from "@/components/field-group";
import type { Words } from "@/lib/i18n/translate";
import { CONSENT_LINES } from "@/lib/intake/consent";

type Props = Omit<GroupProps, "legend" | "hint"> & {
  t: Words;
  name: string;
  /** The words beside the box, part of the consent text. */
  agreement: string;
  values: readonly string[];
};

/** The notice on how the answers are used, and the box to agree to exactly this text. */
export function ConsentField({ t, agreement, ...field }: Props) {
  return (
    <FieldCheckboxes
      {...field}
      legend={t("intake.consent.title")}
      hint={
        <div className="text-ink">
          <BulletList items={CONSENT_LINES.map((line) => t(`intake.consent.lines.${line}`))} />
        </div>
      }
      options={[{ value: "yes", label: agreement }]}
    />
  );
}

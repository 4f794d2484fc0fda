import type { SettingNow } from "@/lib/clinic/settings/queries";
import { env } from "@/lib/env";
import { ERASED_AT_ONCE } from "@/lib/jobs/retention";
import { KEPT_AT_LEAST_DAYS } from "@/lib/person/data/obstacle";
import { saveRetention } from "./actions";
import { SettingField } from "./setting-field";
import { SettingForm } from "./setting-form";
import { CLINIC_SETTINGS, DEFAULT } from "./setting-words";

/** How long each kind of data is kept, and what a change would erase. */
export function RetentionForm({ retention }: { retention: SettingNow<"retention"> }) {
  const { DRAFT_DAYS, LINK_DAYS } = env();
  return (
    <SettingForm
      settingKey="retention"
      setting={retention}
      action={saveRetention}
      title={CLINIC_SETTINGS.retention}
      submit="Save retention"
      preview="Preview deletion"
      untouched={DEFAULT}
    >
      <p>
        Erased for good, each hour, {ERASED_AT_ONCE} intakes at most. Never erased: what is open,
        has a visit ahead or answers that can still be sent, was used within {KEPT_AT_LEAST_DAYS}{" "}
        days, has a linked intake that was used since, or is on legal hold. Nothing is erased while
        the data key is being changed. Unsent answers go after {DRAFT_DAYS} days, unless they hold a
        red flag that is not in the queue yet, or are of somebody on hold; private links after{" "}
        {LINK_DAYS} days, sign-ins 30 days after they end. The audit log is kept: it holds no
        patient data, and an event that is missing would look like tampering.
      </p>
      <div className="field-row">
        {(["intake_years", "message_days"] as const).map((name) => (
          <SettingField
            key={name}
            of="retention"
            name={name}
            value={retention.value[name]}
            maxLength={4}
          />
        ))}
      </div>
    </SettingForm>
  );
}

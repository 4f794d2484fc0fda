import type { ReactNode } from "react";
import { StaffForm } from "@/components/staff/form";
import type { SettingNow } from "@/lib/clinic/settings/queries";
import type { SettingKey } from "@/lib/clinic/settings/schema";
import { SettingHistory } from "./setting-history";

type Props = {
  settingKey: SettingKey;
  scope?: string;
  setting: SettingNow<SettingKey>;
  action: Parameters<typeof StaffForm>[0]["action"];
  title: string;
  submit: string;
  /** The label of the preview button. */
  preview?: string;
  /** What applies when nothing is set here, in words. */
  untouched: string;
  children: ReactNode;
  after?: ReactNode;
};

/** One setting: where its value comes from, the fields, and who changed it before. */
export function SettingForm(props: Props) {
  const { settingKey, scope = "", setting, action, title, submit, untouched } = props;
  const id = ["setting", settingKey, scope].filter(Boolean).join("-");
  return (
    <section className="day setting" aria-labelledby={id}>
      <div className="setting-head">
        <h2 id={id}>{title}</h2>
        <p className="quiet">{setting.own ? "Set here." : `${untouched}.`}</p>
      </div>
      <StaffForm
        id={`${id}-form`}
        action={action}
        hidden={{ scope, version: setting.version }}
        submit={submit}
        preview={props.preview}
      >
        {props.children}
      </StaffForm>
      {props.after}
      <SettingHistory {...{ settingKey, scope, setting, untouched }} />
    </section>
  );
}

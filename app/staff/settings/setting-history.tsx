import { Columns } from "@/components/staff/columns";
import { StaffForm } from "@/components/staff/form";
import { changesBetween } from "@/lib/clinic/settings/changes";
import { inherited, type SettingNow, type SettingVersion } from "@/lib/clinic/settings/queries";
import { isPutBack, type SettingKey, type SettingValue } from "@/lib/clinic/settings/schema";
import { fullText } from "../words/clock";
import { putBack } from "./actions";
import { fieldWords } from "./setting-words";

type Props = {
  settingKey: SettingKey;
  scope?: string;
  setting: SettingNow<SettingKey>;
  /** What applies after a reset, in words. */
  untouched: string;
};

function Change(props: { settingKey: SettingKey; before: SettingValue; after: SettingValue }) {
  const { settingKey, before, after } = props;
  return (
    <ul>
      {changesBetween(before, after).map((change) => (
        <li key={change.field}>
          <b>{fieldWords(settingKey, change.field)}:</b> <del>{change.before || "nothing"}</del>{" "}
          <span aria-hidden="true">→</span>
          <span className="sr-only">became</span> <ins>{change.after || "nothing"}</ins>
        </li>
      ))}
    </ul>
  );
}

function PutBack(props: Props & { to: number; words: string }) {
  const { settingKey, scope = "", setting, to, words } = props;
  return (
    <StaffForm
      id={`back-${settingKey}-${scope}-${to}`}
      action={putBack}
      hidden={{ key: settingKey, scope, version: setting.version, to }}
      submit={words}
      tone="inline"
    />
  );
}

/** Who changed a setting, when, from what to what. Any earlier value can be restored. */
export function SettingHistory(props: Props) {
  const { settingKey, scope = "", setting, untouched } = props;
  const { history } = setting;
  if (history.length === 0) return null;
  const rest = inherited(settingKey, scope);
  const valueAfter = (entry?: SettingVersion): SettingValue => entry?.value ?? rest;
  return (
    <details>
      <summary>
        Changed {history.length === 1 ? "once" : `${history.length} times`}, last by{" "}
        {history[0]?.staffName}
      </summary>
      <table className="plain">
        <Columns names={["When", "Who", "What", "Undo"]} />
        <tbody>
          {history.slice(0, 50).map((entry, at) => (
            <tr key={entry.version}>
              <td className="nowrap">{fullText(entry.changedAt)}</td>
              <td>{entry.staffName}</td>
              <td className="detail">
                {entry.value === null ? <p>{untouched}</p> : null}
                <Change
                  settingKey={settingKey}
                  before={valueAfter(history[at + 1])}
                  after={valueAfter(entry)}
                />
              </td>
              <td>
                {at === 0 ? (
                  "Current"
                ) : entry.value && isPutBack(settingKey) ? (
                  <PutBack
                    {...props}
                    to={entry.version}
                    words={`Restore the value of ${fullText(entry.changedAt)}`}
                  />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {setting.own && isPutBack(settingKey) ? (
        <PutBack {...props} to={0} words={`Reset to ${untouched.toLowerCase()}`} />
      ) : null}
    </details>
  );
}

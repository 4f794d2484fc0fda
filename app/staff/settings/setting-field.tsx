import { TextField } from "@/components/staff/fields";
import type { SettingKey } from "@/lib/clinic/settings/schema";
import { fieldWords } from "./setting-words";

type Props = { of: SettingKey; name: string; value: string; hint?: string; maxLength: number };

/** A one-line field of a setting, with its current value. */
export function SettingField({ of, name, value, hint, maxLength }: Props) {
  return (
    <TextField
      name={name}
      label={fieldWords(of, name)}
      hint={hint}
      defaultValue={value}
      autoComplete="off"
      maxLength={maxLength}
    />
  );
}

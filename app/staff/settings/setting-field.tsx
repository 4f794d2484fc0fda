import { TextField } from "@/components/staff/fields";
import type { SettingKey } from "@/lib/clinic/settings/schema";
import { fieldWords } from "./setting-words";

type Props = { of: SettingKey; name: string; value: string; hint?: string; maxLength: number };

/** A field of a setting on one line, with what counts now in it. */
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

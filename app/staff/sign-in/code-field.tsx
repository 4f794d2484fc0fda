import { TextField } from "@/components/staff/fields";

/** The field for a code of an authenticator app, or a recovery code in its place. */
export function CodeField() {
  return (
    <TextField
      name="code"
      label="Code"
      hint="The 6 digits that your authenticator app shows. Without your phone, enter a recovery code."
      autoComplete="one-time-code"
      maxLength={60}
    />
  );
}

import type { ReactNode } from "react";
import { QrCode } from "@/components/qr-code";
import { TextField } from "@/components/staff/fields";
import { base32, otpAddress } from "@/lib/auth/totp";
import type { StaffAction } from "../action";
import { CodesForm } from "./codes-form";

type Props = {
  secret: Buffer;
  clinic: string;
  email: string;
  action: StaffAction;
  /** Where the recovery codes lead on to. */
  onward: string;
  /** What else the form asks for, first. */
  children?: ReactNode;
};

/** How an authenticator app becomes somebody's second factor: scan, then enter its first code. */
export function AppSetUp({ secret, clinic, email, action, onward, children }: Props) {
  const typed = base32(secret).match(/.{4}/g)?.join(" ") ?? "";
  return (
    <>
      <p>Open any authenticator app on your phone, add an account and scan this picture.</p>
      <QrCode
        text={otpAddress(secret, clinic, email)}
        label="QR code for your authenticator app"
        className="factor-code"
      />
      <details>
        <summary>Cannot scan? Type this key</summary>
        <p className="factor-key">{typed}</p>
      </details>
      <CodesForm id="factor-form" action={action} submit="Set up" onward={onward}>
        {children}
        <TextField
          name="code"
          label="Code"
          hint="The 6 digits that the app shows now."
          autoComplete="one-time-code"
          maxLength={10}
        />
      </CodesForm>
    </>
  );
}

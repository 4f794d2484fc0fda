import type { Metadata } from "next";
import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { findFeed } from "@/lib/appointment/feed/queries";
import { findOwnAccount, listOwnSessions } from "@/lib/auth/account";
import { findOwnFactor } from "@/lib/auth/factor";
import { PASSWORD_MIN } from "@/lib/auth/password";
import { requireStaff } from "@/lib/auth/require-staff";
import { listOwnChannels } from "@/lib/notify/channels";
import { ROLE_WORDS } from "../words/words";
import { change } from "./actions";
import { OwnChannels } from "./own-channels";
import { OwnFactor } from "./own-factor";
import { OwnFeed } from "./own-feed";
import { OwnSessions } from "./own-sessions";

export const metadata: Metadata = { title: "Your account" };

const HINT = `At least ${PASSWORD_MIN} characters. Several words work well; a password manager is better.`;

const OwnPassword = () => (
  <section aria-labelledby="password">
    <h2 id="password">Change your password</h2>
    <StaffForm id="password-form" action={change} submit="Change password">
      <TextField
        name="current"
        label="Current password"
        type="password"
        autoComplete="current-password"
      />
      <TextField
        name="password"
        label="New password"
        hint={HINT}
        type="password"
        autoComplete="new-password"
      />
      <TextField
        name="again"
        label="Repeat the new password"
        type="password"
        autoComplete="new-password"
      />
    </StaffForm>
  </section>
);

/** How an alarm reaches the person, their sessions and their password. */
export default async function AccountPage() {
  const staff = await requireStaff("account:own", "/staff/account");
  const account = await findOwnAccount(staff);
  return (
    <div className="narrow">
      <h1>Your account</h1>
      <p>
        {staff.name}, {ROLE_WORDS[staff.role]}
      </p>
      <OwnChannels channels={await listOwnChannels(staff)} />
      {staff.role === "clinician" ? <OwnFeed since={await findFeed(staff)} /> : null}
      <OwnFactor factor={await findOwnFactor(staff)} staff={staff} account={account} />
      <OwnSessions sessions={await listOwnSessions(staff)} />
      {account.hasPassword ? <OwnPassword /> : null}
    </div>
  );
}

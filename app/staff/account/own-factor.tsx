import { TextField } from "@/components/staff/fields";
import type { OwnAccount } from "@/lib/auth/account";
import { type OwnFactor as Factor, offeredSecret } from "@/lib/auth/factor";
import type { Staff } from "@/lib/auth/staff";
import { setting } from "@/lib/clinic/settings/current-settings";
import { AppSetUp } from "../sign-in/app-set-up";
import { CodesForm } from "../sign-in/codes-form";
import { fullText } from "../words/clock";
import { addApp, renewCodes } from "./actions";

const HERE = "/staff/account";

/** The second factor of this person: how many recovery codes are left, or how to set it up. */
export function OwnFactor({
  factor,
  staff,
  account,
}: {
  factor: Factor | null;
  staff: Staff<"account:own">;
  account: OwnAccount;
}) {
  return (
    <section aria-labelledby="factor">
      <h2 id="factor">Second factor</h2>
      {factor ? (
        <>
          <p>
            Your authenticator app is asked for when you sign in, since {fullText(factor.since)}.{" "}
            {factor.codesLeft === 1
              ? "1 recovery code is"
              : `${factor.codesLeft} recovery codes are`}{" "}
            left.
          </p>
          <CodesForm
            id="codes-form"
            action={renewCodes}
            submit="Make new recovery codes"
            tone="quiet"
            onward={HERE}
          />
        </>
      ) : account.hasPassword ? (
        <details>
          <summary>Set up an authenticator app</summary>
          <AppSetUp
            secret={offeredSecret(staff)}
            clinic={setting("contact").name}
            email={account.email}
            action={addApp}
            onward={HERE}
          >
            <TextField
              name="current"
              label="Your password"
              type="password"
              autoComplete="current-password"
            />
          </AppSetUp>
        </details>
      ) : (
        <p>You have no password here, so your second factor is where you sign in.</p>
      )}
    </section>
  );
}

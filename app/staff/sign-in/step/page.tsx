import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { onwardTo } from "@/app/staff/action";
import { signOut } from "@/app/staff/sign-out";
import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { currentHalf } from "@/lib/auth/current";
import { offeredSecret } from "@/lib/auth/factor";
import type { HalfSignedIn, Missing } from "@/lib/auth/half";
import { PASSWORD_MIN } from "@/lib/auth/password";
import { setting } from "@/lib/clinic/settings/current-settings";
import { AppSetUp } from "../app-set-up";
import { CodeField } from "../code-field";
import { choose, enterCode, setUp } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string }> };
type Step = { half: HalfSignedIn; next: string };

const EnterCode = ({ next }: Step) => (
  <>
    <h1>Enter your code</h1>
    <StaffForm id="code-form" action={enterCode} hidden={{ next }} submit="Sign in">
      <CodeField />
    </StaffForm>
    <p className="quiet">No phone and no recovery code? An admin can reset your second factor.</p>
  </>
);

const SetUp = ({ half, next }: Step) => (
  <>
    <h1>Set up a second factor</h1>
    <p>Your password alone does not open patients&apos; records. It takes a minute, once.</p>
    <AppSetUp
      secret={offeredSecret(half)}
      clinic={setting("contact").name}
      email={half.email}
      action={setUp}
      onward={next}
    />
  </>
);

const Choose = ({ next }: Step) => (
  <>
    <h1>Choose your own password</h1>
    <p>Somebody else gave you the one you have, so it opens nothing but this page.</p>
    <StaffForm id="choose-form" action={choose} hidden={{ next }} submit="Save and sign in">
      <TextField
        name="password"
        label="New password"
        hint={`At least ${PASSWORD_MIN} characters. Several words work well; a password manager is better.`}
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
  </>
);

const STEPS: Record<Exclude<Missing, "nothing">, (step: Step) => React.ReactNode> = {
  code: EnterCode,
  factor: SetUp,
  password: Choose,
};

/** What the sign-in asks for after the password, one thing at a time. */
export default async function StepPage({ searchParams }: Props) {
  const next = onwardTo(String((await searchParams).next ?? "/staff"));
  const half = await currentHalf();
  if (!half || half.missing === "nothing")
    redirect(`/staff/sign-in?${new URLSearchParams({ next })}`);
  const Now = STEPS[half.missing];
  return (
    <div className="narrow">
      <Now half={half} next={next} />
      <form action={signOut}>
        <button type="submit" className="staff-button staff-button-inline">
          Sign in as somebody else
        </button>
      </form>
    </div>
  );
}

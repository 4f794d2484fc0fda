type Props = { csrfToken: string; typedEmail: string; back: string; problem: string | null };

/** The sign-in form. `problem` says why the last attempt failed; the typed e-mail is kept. */
export function SignInFields({ csrfToken, typedEmail, back, problem }: Props) {
  return (
    <form method="post" action="/api/auth/callback/credentials" className="staff-form">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={back} />
      {problem ? (
        <div role="alert" className="form-problem">
          <p className="font-bold">There is a problem</p>
          <p id="problem">{problem}</p>
        </div>
      ) : null}
      <p className="field">
        <label htmlFor="email">E-mail</label>
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={typedEmail}
          aria-describedby={problem ? "problem" : undefined}
          required
        />
      </p>
      <p className="field">
        <label htmlFor="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
      </p>
      <button type="submit" className="staff-button staff-button-primary">
        Sign in
      </button>
    </form>
  );
}

/** Keeps the typed e-mail for two minutes after a failed sign-in. */
export const TYPED_EMAIL_COOKIE = "backline.typed";

/** Keeps the e-mail that was typed for two minutes after a sign-in that did not work. */
export const TYPED_EMAIL_COOKIE = "backline.typed";

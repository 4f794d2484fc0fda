import { z } from "zod";
import { ROLES } from "./permissions";

export const NewPersonSchema = z.strictObject({
  name: z.string().trim().min(2, "Enter a name.").max(80, "The name is too long."),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, "The e-mail address is too long.")
    .pipe(z.email("Enter an e-mail address such as name@clinic.org.")),
  role: z.enum(ROLES, { error: "Choose a role." }),
});
export type NewPersonInput = z.infer<typeof NewPersonSchema>;

export const PersonSchema = z.strictObject({ staffId: z.uuid("Reload the page and try again.") });
export type PersonInput = z.infer<typeof PersonSchema>;

export const ChangeRoleSchema = PersonSchema.extend({
  role: z.enum(ROLES, { error: "Choose a role." }),
});
export type ChangeRoleInput = z.infer<typeof ChangeRoleSchema>;

/** A code of an authenticator app, or a recovery code. */
export const CodeSchema = z.strictObject({
  code: z.string().trim().min(1, "Enter the code.").max(60, "That is not a code."),
});
export type CodeInput = z.infer<typeof CodeSchema>;

/** The first code of a new app, and the password of the account it is for. */
export const AddFactorSchema = CodeSchema.extend({
  current: z.string().min(1, "Enter your password.").max(1000),
});
export type AddFactorInput = z.infer<typeof AddFactorSchema>;

const NEXT = { next: z.string().max(4000) };
/** The same, and the page to go to afterwards. */
export const CodeThenSchema = CodeSchema.extend(NEXT);

export const NothingSchema = z.strictObject({});

const NewPassword = z.strictObject({
  password: z.string().min(1, "Enter a new password.").max(1000),
  again: z.string().max(1000),
});
const isRepeated = (input: { password: string; again: string }) => input.password === input.again;
const NOT_REPEATED = { path: ["again"], message: "The two new passwords are not the same." };

/** The password that replaces one that somebody else gave, and where the sign-in leads to. */
export const FirstPasswordSchema = NewPassword.extend(NEXT).refine(isRepeated, NOT_REPEATED);
export type FirstPasswordInput = Omit<z.infer<typeof FirstPasswordSchema>, "next">;

export const ChangePasswordSchema = NewPassword.extend({
  current: z.string().min(1, "Enter your current password.").max(1000),
}).refine(isRepeated, NOT_REPEATED);
export type ChangePasswordInput = z.infer<typeof ChangePasswordSchema>;

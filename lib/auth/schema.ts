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

export const NothingSchema = z.strictObject({});

export const ChangePasswordSchema = z
  .strictObject({
    current: z.string().min(1, "Enter your current password.").max(1000),
    password: z.string().min(1, "Enter a new password.").max(1000),
    again: z.string().max(1000),
  })
  .refine((input) => input.password === input.again, {
    path: ["again"],
    message: "The two new passwords are not the same.",
  });
export type ChangePasswordInput = z.infer<typeof ChangePasswordSchema>;

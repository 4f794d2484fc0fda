import { z } from "zod";

export const WORDS_MAX = 200;

export const SearchSchema = z.strictObject({
  words: z
    .string()
    .trim()
    .min(1, "Enter what to search for.")
    .max(WORDS_MAX, `Enter at most ${WORDS_MAX} characters.`),
});
export type SearchInput = z.infer<typeof SearchSchema>;

/**
 * The accepted answers, by field name. A blank optional answer is ""; a question not asked is
 * missing.
 */
export type Answers = { [fieldName: string]: string | string[] | undefined };

/**
 * What is wrong with the answer to a field: a code that the messages put into words. `length`: for a
 * text that is too long, its characters and how many there may be.
 */
export type FieldError = { field: string; code: string; length?: { now: number; most: number } };

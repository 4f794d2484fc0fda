/**
 * The accepted answers, by field name. A blank optional answer is ""; a question not asked is
 * missing.
 */
export type Answers = { [fieldName: string]: string | string[] | undefined };

/** What is wrong with the answer to a field: a code that the messages put into words. */
export type FieldError = { field: string; code: string };

/** Gives the sentence of a key in one language, with these values in it. */
export type Translate = {
  (key: string, values?: Record<string, string | number>): string;
  has: (key: string) => boolean;
};

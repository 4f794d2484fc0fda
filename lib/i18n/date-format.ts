const made = new Map<string, Intl.DateTimeFormat>();

/**
 * The format of a language (BCP 47) with these options. Each is made once: making one takes as long as
 * using it forty times, and a page of times uses hundreds. The options must be few, never what a visitor
 * typed.
 */
export function dateFormat(
  language: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const name = `${language} ${JSON.stringify(options)}`;
  const format = made.get(name) ?? new Intl.DateTimeFormat(language, options);
  made.set(name, format);
  return format;
}

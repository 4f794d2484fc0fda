/** The patient's own link that stops messages, in a letter of lib/aftercare; null in any other. */
function stopLink(text: string): string | null {
  return text.match(/https?:\/\/\S+\/status\/[\w-]{43}\/stop(?=\s|$)/)?.[0] ?? null;
}

/**
 * The headers of a mail that a machine wrote: no "out of office" answers it (RFC 3834). A letter with
 * a link that stops such letters names it for the button of the mail program (RFC 2369). The button
 * may post to it without asking (RFC 8058), which needs https.
 */
export function mailHeaders(text: string): Record<string, string> {
  const headers = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };
  const link = stopLink(text);
  if (!link) return headers;
  const unsubscribe = { ...headers, "List-Unsubscribe": `<${link}>` };
  if (!link.startsWith("https:")) return unsubscribe;
  return { ...unsubscribe, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

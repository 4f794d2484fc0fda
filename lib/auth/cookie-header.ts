/** The value of a cookie in a Cookie header; null when it is not there. */
export function cookieIn(header: string | null, name: string): string | null {
  const start = `${name}=`;
  const found = header?.split(/;\s*/).find((each) => each.startsWith(start));
  return found ? found.slice(start.length) : null;
}

// Until this release each form had an address of its own. A page that was opened before an update and
// is sent after it still posts there, so these addresses lead to the page that takes the form now.
const FORMER: readonly [RegExp, string][] = [
  [/^\/intake\/start$/, ""],
  [/^\/intake\/send$/, "/intake/check"],
  [/^\/intake\/save\/(?:email|sms)$/, "/intake/save/code"],
  [/^\/result\/contact$/, "/result"],
  [/^\/result\/addendum$/, "/result/confirm"],
  [/^\/kiosk\/mode$/, "/kiosk"],
  [/^(\/status\/[^/]+\/stop)\/confirm$/, "$1"],
  [
    /^(\/resume|\/intake\/[^/]+|\/status\/[^/]+\/(?:questions|check\/[^/]+|check-in\/[^/]+))\/answer$/,
    "$1",
  ],
];

/** The address, with its query, that takes the form of one of the former release; null for any other. */
export function formerAddress(address: string): string | null {
  const [, locale, path = "", query = ""] = address.match(/^(\/[a-z]{2})(\/[^?]*)(\?.*)?$/) ?? [];
  const found = FORMER.find(([pattern]) => pattern.test(path));
  return found ? `${locale}${path.replace(...found)}${query}` : null;
}

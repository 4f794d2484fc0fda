// Until this release each form had its own address. A page opened before an update may be sent
// after it and still posts there, so these addresses lead to the page that takes the form now.
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

/** The address, with its query, that takes the form of a former address; null for any other. */
export function formerAddress(address: string): string | null {
  const [, locale, path = "", query = ""] = address.match(/^(\/[a-z]{2})(\/[^?]*)(\?.*)?$/) ?? [];
  const found = FORMER.find(([pattern]) => pattern.test(path));
  return found ? `${locale}${path.replace(...found)}${query}` : null;
}

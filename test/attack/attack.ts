import type { Answer, Shot } from "./shot";
import type { Target } from "./target";

/** One class of attacks. */
export type Attack = {
  name: string;
  /** Its requests; a short run sends a part of them. */
  shots: (target: Target, short: boolean) => Shot[];
  /** What is wrong with an answer to them, beside what is always wrong. */
  look?: (shot: Shot, answer: Answer, target: Target) => string[];
  /** What is wrong after all of them, beside what the answers show. */
  after?: (target: Target) => Promise<string[]>;
  /** The fault that the control must show, or nobody would see that the service has it. */
  proves: RegExp;
};

/** Of many alike only about so many in a short run, from all over the list. */
export const some = <T>(all: T[], short: boolean, count = 6): T[] => {
  const step = short ? Math.max(1, Math.ceil(all.length / count)) : 1;
  return all.filter((_, at) => at % step === 0);
};

/** A form of parts, as React posts one to an action of staff. */
export const parts = (fields: [name: string, value: string][]) =>
  `${fields
    .map(
      ([name, value]) =>
        `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join("")}--x--\r\n`;

/** An action of staff, called as React calls one with a form of these fields. */
export const callOf = (
  { id, path }: { id: string; path: string },
  cookie: string,
  fields: Record<string, string>,
): Shot => ({
  ...{ path, method: "POST" },
  body: parts([
    ...Object.entries(fields).map(([name, value]): [string, string] => [`_1_${name}`, value]),
    ["0", `[{"status":"idle"},"$K1"]`],
  ]),
  headers: {
    "sec-fetch-site": "same-origin",
    "content-type": "multipart/form-data; boundary=x",
    ...{ "next-action": id, cookie },
  },
});

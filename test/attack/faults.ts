import { type Answer, headerOf, type Shot } from "./shot";

/** What no answer may lack. */
const REQUIRED: [name: string, value: RegExp][] = [
  ["x-content-type-options", /^nosniff$/],
  ["x-frame-options", /^DENY$/],
  ["referrer-policy", /./],
  ["content-security-policy", /default-src 'none'/],
];

/** What only the inside of a service says. */
const INSIDE =
  /\n\s+at .+:\d+:\d+\)?|node_modules\/|syntax error at or near|invalid input syntax|unterminated quoted|Prisma\w*Error/;

/** What Node's own parser answers to what is no HTTP: nothing of ours runs. */
const isOfParser = ({ status, headers, body }: Answer) =>
  [400, 408, 413, 431].includes(status) && headers.length <= 1 && body === "";

/** What is wrong with this answer whatever was asked. */
export function commonFaults(shot: Shot, answer: Answer): string[] {
  const { status } = answer;
  if (status === -1) return ["no answer in time"];
  if (status === 0) return shot.mayCut || shot.stalls ? [] : ["cut off without an answer"];
  if (isOfParser(answer)) return [];
  const lacking = REQUIRED.filter(([name, value]) => !value.test(headerOf(answer, name)));
  return [
    ...(status >= 500 ? [`answered ${status}`] : []),
    ...(INSIDE.test(answer.body) ? ["shows its inside"] : []),
    ...lacking.map(([name]) => `lacks ${name}`),
  ];
}

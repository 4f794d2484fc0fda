import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Target } from "./target";

/** What a tool of others says, as sentences and whether each is well. */
type Said = [ok: boolean, words: string][];
type Tool = (target: Target, control: URL) => Promise<Said>;

const LONGEST_S = 150;

const isThere = (name: string) => spawnSync("which", [name]).status === 0;

/** Runs a program for some minutes at most; gives what it printed. */
function runTool(name: string, args: string[]): Promise<string> {
  const child = spawn(name, args, { stdio: ["ignore", "pipe", "pipe"], timeout: LONGEST_S * 1000 });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  return new Promise((done) => child.once("close", () => done(text)));
}

/** Runs a tool against the service and the control, in a folder that is thrown away. */
async function both(
  name: string,
  { site, cookies }: Target,
  control: URL,
  find: (site: URL, cookie: string, folder: string) => Promise<number>,
): Promise<Said> {
  if (!isThere(name))
    return [[true, `${name} is not installed (apt-get install ${name}), and was left out`]];
  const folder = mkdtempSync(path.join(tmpdir(), "backline-"));
  try {
    const here = await find(site, cookies.clinician, folder);
    const there = await find(control, cookies.clinician, folder);
    return [
      [here === 0, `${name}: ${here} faults`],
      [there > 0, `${name}: ${there} faults of the control`],
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const WORDS = [
  "%00",
  "%",
  "%ff",
  "..%2f..%2f",
  "'",
  "<script>",
  "{{7*7}}",
  "%0d%0aX: y",
  "\\",
  "$",
  "a".repeat(3000),
];

const ffuf: Tool = (target, control) =>
  both("ffuf", target, control, async (site, cookie, folder) => {
    const [list, out] = [path.join(folder, "words"), path.join(folder, "ffuf.json")];
    const routes = target.routes.map((route) => route.path);
    writeFileSync(
      list,
      routes
        .flatMap((route) =>
          WORDS.flatMap((word) => [`${route.slice(1)}/${word}`, `${route.slice(1)}?page=${word}`]),
        )
        .join("\n"),
    );
    await runTool("ffuf", [
      "-u",
      `${site.origin}/FUZZ`,
      "-w",
      list,
      "-mc",
      "500-599",
      "-t",
      "6",
      "-maxtime",
      "120",
      "-s",
      "-of",
      "json",
      "-o",
      out,
      "-H",
      `Cookie: ${cookie}`,
    ]);
    return (JSON.parse(readFileSync(out, "utf8")) as { results: unknown[] }).results.length;
  });

/** Faults of its own list that are none here: they ask for what decisions leave out, or only warn. */
const NOT_MEANT = /Cookie|Secure Flag|HTTP|Content Security|Fingerprint|Unencrypted|Backup/i;

const wapiti: Tool = (target, control) =>
  both("wapiti", target, control, async (site, cookie, folder) => {
    const out = path.join(folder, "wapiti.json");
    const start = site === control ? `${site.origin}/control?level=SOON` : `${site.origin}/en`;
    await runTool("wapiti", [
      "-u",
      start,
      "-m",
      "sql,xss,exec,file,crlf,redirect",
      "--max-scan-time",
      "120",
      "--max-links-per-page",
      "40",
      "-d",
      "3",
      "-S",
      "normal",
      "--flush-session",
      "--no-bugreport",
      "-f",
      "json",
      "-o",
      out,
      "-H",
      `Cookie: ${cookie}`,
      "--store-session",
      folder,
    ]);
    const { vulnerabilities, anomalies } = JSON.parse(readFileSync(out, "utf8")) as Record<
      string,
      Record<string, unknown[]>
    >;
    const found = Object.entries({ ...vulnerabilities, ...anomalies }).filter(
      ([name]) => !NOT_MEANT.test(name),
    );
    return found.reduce((sum, [, each]) => sum + each.length, 0);
  });

const sqlmap: Tool = (target, control) =>
  both("sqlmap", target, control, async (site, cookie, folder) => {
    const where =
      site === control ? "/control?level=SOON" : "/staff?level=SOON&page=1&sort=due&flag=a";
    const said = await runTool("sqlmap", [
      "-u",
      `${site.origin}${where}`,
      "--batch",
      "--level",
      "1",
      "--risk",
      "1",
      "--technique",
      "BE",
      "--dbms",
      "PostgreSQL",
      "--threads",
      "4",
      "--timeout",
      "10",
      "--flush-session",
      "--disable-coloring",
      "--output-dir",
      folder,
      "--cookie",
      cookie,
      "--ignore-code",
      "401",
    ]);
    return said.match(/^Parameter: /gm)?.length ?? 0;
  });

/** Tools of others, each where it is installed. */
export const TOOLS: readonly Tool[] = [ffuf, wapiti, sqlmap];

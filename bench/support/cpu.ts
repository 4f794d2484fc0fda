import { readdirSync, readFileSync, readlinkSync } from "node:fs";

// The CPU time of Linux processes, from /proc.

/** The kernel counts in hundredths of a second, on every machine. */
const MS_PER_TICK = 10;

type Process = { pid: number; parent: number; ticks: number };

/** Every running process, with the CPU time of itself and its ended children. */
function processes(): Process[] {
  const pids = readdirSync("/proc").map(Number).filter(Boolean);
  return pids.flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The name is in brackets and may hold anything.
      const rest = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const ticks = rest.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
      return [{ pid, parent: Number(rest[1]), ticks }];
    } catch {
      return [];
    }
  });
}

function withDescendants(roots: number[], all: Process[]): Process[] {
  const found = all.filter(({ pid }) => roots.includes(pid));
  for (const one of found)
    found.push(...all.filter((each) => each.parent === one.pid && !found.includes(each)));
  return found;
}

/** The sockets that listen on this port, by inode. */
function listening(port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  return ["tcp", "tcp6"].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, "utf8")
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter((parts) => parts[1]?.endsWith(`:${hex}`) && parts[3] === "0A")
      .map((parts) => `socket:[${parts[9]}]`),
  );
}

function holds(pid: number, sockets: string[]): boolean {
  try {
    const files = readdirSync(`/proc/${pid}/fd`);
    return files.some((file) => sockets.includes(readlinkSync(`/proc/${pid}/fd/${file}`)));
  } catch {
    return false;
  }
}

/** The name of a running program; null: it ended meanwhile. */
function programOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return null;
  }
}

/** Milliseconds of CPU time so far. */
export type Cpu = { web: number; database: number; rest: number };

export type Site = { web: number[]; database: number[]; rest: number[] };

/**
 * The processes of a site below the one that started it: those that listen on its port, its Postgres, and the
 * rest (the jobs and the starter).
 */
export function processesOf(starter: number, port: number): Site {
  const sockets = listening(port);
  const started = withDescendants([starter], processes()).map(({ pid }) => pid);
  const web = started.filter((pid) => holds(pid, sockets));
  const database = started.filter((pid) => programOf(pid) === "postgres");
  if (web.length === 0 || database.length === 0) throw new Error("The processes were not found.");
  const rest = started.filter((pid) => !web.includes(pid) && !database.includes(pid));
  return { web, database, rest };
}

/** Returns a function that reads the CPU time of the processes of a site. */
export function cpuOf(starter: number, port: number): () => Cpu {
  const { web, database } = processesOf(starter, port);
  return () => {
    const all = processes();
    const sum = (roots: number[]) =>
      withDescendants(roots, all).reduce((total, each) => total + each.ticks, 0) * MS_PER_TICK;
    const [webMs, databaseMs] = [sum(web), sum(database)];
    return { web: webMs, database: databaseMs, rest: sum([starter]) - webMs - databaseMs };
  };
}

/** The memory that these processes hold now, in MB. */
export function memoryOf(pids: readonly number[]): number {
  const resident = (pid: number) =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  return pids.reduce((sum, pid) => sum + resident(pid), 0) / 1024;
}

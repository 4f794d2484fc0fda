import { once } from "node:events";
import { keepRunning, type Run } from "@/lib/jobs/keep-running";
import type { Child } from "@/scripts/local/child";
import { freePort } from "@/scripts/local/embedded";
import { startJobs } from "@/scripts/local/jobs";
import { startWeb } from "@/scripts/local/web";
import { NOTHING_SET } from "../nothing-set";

/** The build that is served: that of the tests. */
export const BUILD = process.env.BACKLINE_TEST_DIST ?? ".next-test";

/** A process of the service that is started again when it ends by itself, as `npm start` does. */
export class Process {
  private kept: Run | undefined;
  private current: Child | undefined;

  private constructor(
    private readonly task: string,
    private readonly begin: () => Promise<Child>,
    /** Where a web process listens; 0 for a worker. */
    readonly port: number,
  ) {}

  static async web(settings: Record<string, string>): Promise<Process> {
    const port = await freePort();
    const here = `http://localhost:${port}`;
    const own = { APP_URL: here, NEXTAUTH_URL: here, ...settings };
    const env = { ...process.env, ...NOTHING_SET, ...own };
    const begin = () => startWeb({ port, distDir: BUILD, dev: false, env, onOutput: quiet });
    return new Process("web", begin, port).start();
  }

  static worker(settings: Record<string, string>): Promise<Process> {
    const env = { ...process.env, ...NOTHING_SET, ...settings };
    return new Process("jobs", () => startJobs({ env, onOutput: quiet }), 0).start();
  }

  private async start(): Promise<this> {
    this.kept = await keepRunning(this.task, async () => {
      this.current = await this.begin();
      return this.current;
    });
    return this;
  }

  /** Kills it and what it started, and waits until it is gone. */
  async kill(): Promise<void> {
    const child = this.current?.process;
    if (!child?.pid) throw new Error(`no ${this.task} to kill`);
    const gone = once(child, "exit");
    process.kill(-child.pid, "SIGKILL");
    await gone;
  }

  /** Ends it in order, as an update does. */
  async stop(): Promise<void> {
    await this.kept?.stop();
  }
}

// What a process says of a database or neighbor that is away is no part of the figures.
const quiet = () => undefined;

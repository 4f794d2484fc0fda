import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { BoardState } from "@/lib/queue/live/board-state";

const PATIENCE_MS = 15_000;

/** The stream of one board, which is opened again whenever it ends, as a browser does. */
class Board {
  latest: BoardState | undefined;
  opened = 0;
  private rest = "";
  private closed = false;
  private call: ReturnType<typeof request> | undefined;

  constructor(
    private readonly address: string,
    private readonly cookie: string,
  ) {
    this.open();
  }

  private open(): void {
    const headers = { cookie: this.cookie, accept: "text/event-stream" };
    const url = `${this.address}/staff/live/events`;
    this.rest = "";
    this.call = request(url, { agent: false, headers }, (answer) => {
      if (answer.statusCode !== 200) return void answer.resume();
      this.opened += 1;
      answer.setEncoding("utf8").on("data", (chunk: string) => this.hear(chunk));
      answer.on("error", () => undefined);
    });
    this.call.on("error", () => undefined);
    this.call.once("close", () => {
      if (!this.closed) setTimeout(() => this.open(), 200);
    });
    this.call.end();
  }

  private hear(chunk: string): void {
    const messages = (this.rest + chunk).split("\n\n");
    this.rest = messages.pop() ?? "";
    const last = messages.at(-1);
    if (last) this.latest = JSON.parse(last.replace(/^data: /, ""));
  }

  close(): void {
    this.closed = true;
    this.call?.destroy();
  }
}

/** Boards that are open all the time. */
export class Boards {
  private constructor(private readonly boards: readonly Board[]) {}

  /** Opens a board for each of these cookies. */
  static open(address: string, cookies: readonly string[]): Boards {
    return new Boards(cookies.map((cookie) => new Board(address, cookie)));
  }

  /** How often boards were opened again. */
  get reopened(): number {
    return this.boards.reduce((sum, { opened }) => sum + Math.max(0, opened - 1), 0);
  }

  /** Waits until every board shows what `now` says, and gives how many do not after 15 seconds. */
  async behind(now: () => Promise<BoardState>): Promise<number> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const { digest } = await now();
      const late = this.boards.filter(({ latest }) => latest?.digest !== digest).length;
      if (late === 0 || performance.now() > until) return late;
      await sleep(200);
    }
  }

  close(): void {
    for (const board of this.boards) board.close();
  }
}

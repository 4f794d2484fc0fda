import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const SIZE = "192m";

/** A small disk in memory, which can be written full. */
export class SmallDisk {
  private constructor(readonly place: string) {}

  /** Mounts one. Null where this process may not. */
  static mount(): SmallDisk | null {
    const place = mkdtempSync(path.join(root, ".test-chaos-disk-"));
    const args = ["-t", "tmpfs", "-o", `size=${SIZE},mode=755`, "backline-chaos", place];
    if (spawnSync("mount", args, { stdio: "ignore" }).status === 0) return new SmallDisk(place);
    rmSync(place, { recursive: true });
    return null;
  }

  private get filler(): string {
    return path.join(this.place, "filler");
  }

  /** Takes the whole space that is left, also while others write on the disk. */
  fill(): void {
    const piece = Buffer.alloc(64 * 1024);
    try {
      for (;;) appendFileSync(this.filler, piece);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }

  free(): void {
    rmSync(this.filler, { force: true });
  }

  unmount(): void {
    spawnSync("umount", ["--lazy", this.place], { stdio: "inherit" });
    rmSync(this.place, { recursive: true });
  }
}

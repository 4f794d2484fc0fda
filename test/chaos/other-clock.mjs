// Loaded into a process before its own code: its clock is as many milliseconds off as the file says.
import { readFileSync } from "node:fs";

const OriginalDate = Date;
const originalNow = Date.now;
let off = 0;
setInterval(() => {
  off = Number(readFileSync(process.env.BACKLINE_CLOCK_FILE, "utf8"));
}, 100).unref();

const otherNow = () => originalNow() + off;
OriginalDate.now = otherNow;
globalThis.Date = new Proxy(OriginalDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [otherNow()], made),
});

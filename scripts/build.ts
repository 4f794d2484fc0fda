// `npm run build`: the database client and the web application, for `npm run start:prod`.

import { generateClient } from "./generate.mjs";
import { buildIfChanged } from "./local/build";
import { problemOf } from "./local/problem";
import { distDir } from "./local/settings";

try {
  generateClient();
  await buildIfChanged(distDir(), console.log);
  console.log(`The build is in ${distDir()}.`);
} catch (error) {
  console.error(problemOf(error));
  process.exitCode = 1;
}

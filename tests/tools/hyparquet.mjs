// Builds overrides/assets/vendor/hyparquet/ from the pinned package: `make vendor`.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync, version as esbuild } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = here("../../overrides/assets/vendor/hyparquet/");
const { name, version, license, repository } = JSON.parse(readFileSync(here("node_modules/hyparquet/package.json"), "utf8"));

mkdirSync(target, { recursive: true });
buildSync({
  stdin: { contents: 'export { parquetMetadataAsync, parquetRead } from "hyparquet";', resolveDir: here(".") },
  outfile: `${target}hyparquet.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2021",
  charset: "utf8",
  banner: { js: `/* ${name} ${version}, ${license}, see LICENSE.txt */` },
});
copyFileSync(here("node_modules/hyparquet/LICENSE"), `${target}LICENSE.txt`);

const files = {};
for (const file of ["hyparquet.js", "LICENSE.txt"]) files[file] = createHash("sha256").update(readFileSync(target + file)).digest("hex");
const manifest = { name, version, license, source: repository.url, built: `esbuild ${esbuild}`, renew: "make vendor", sha256: files };
writeFileSync(`${target}manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);

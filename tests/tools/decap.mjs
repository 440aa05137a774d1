// Renews generator/vendor/decap from npm: the editor, its licences, its English phrases, the digests.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const version = process.argv[2];
const target = 'generator/vendor/decap';
const work = mkdtempSync(join(tmpdir(), 'decap-'));
try {
  const need = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', work];
  execFileSync('npm', [...need, '--omit=dev', `decap-cms@${version}`], { stdio: 'inherit' });
  const dist = join(work, 'node_modules/decap-cms/dist');
  const locales = join(work, 'node_modules/decap-cms-locales');
  copyFileSync(join(dist, 'decap-cms.js'), join(target, 'decap-cms.js'));
  copyFileSync(join(dist, 'decap-cms.js.LICENSE.txt'), join(target, 'NOTICES.txt'));
  copyFileSync(join(locales, 'LICENSE'), join(target, 'LICENSE.txt'));
  const source = readFileSync(join(locales, 'dist/esm/en/index.js'), 'utf8');
  writeFileSync(join(work, 'en.mjs'), source);
  const { default: phrases } = await import(pathToFileURL(join(work, 'en.mjs')));
  writeFileSync(join(target, 'phrases.en.json'), JSON.stringify(phrases, null, 1) + '\n');
  const names = ['decap-cms.js', 'LICENSE.txt', 'NOTICES.txt', 'phrases.en.json'];
  const digest = name => createHash('sha256').update(readFileSync(join(target, name))).digest('hex');
  const manifest = {
    name: 'decap-cms', version, license: 'MIT', source: 'https://github.com/decaporg/decap-cms', renew: 'make decap',
    sha256: Object.fromEntries(names.map(name => [name, digest(name)])),
  };
  writeFileSync(join(target, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');
} finally {
  rmSync(work, { recursive: true });
}

// Checks of the files as they are published, without a browser: markup, weights, the age of the syntax.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({ root: true, extends: ['html-validate:standard', 'html-validate:a11y'] }),
);

/** The page is clean HTML by the rules of html-validate. */
export async function markup(site, path) {
  const report = await validator.validateString(readFileSync(join(site.folder, path), 'utf8'), path);
  const found = report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${path}:${line}:${column} ${ruleId}: ${message}`),
  );
  assert.deepEqual(found, []);
}

/** In bytes: the whole page compressed; its stylesheets and its scripts as they are. */
const BUDGETS = {
  jinshan: { page: 25_000, css: 20_000, js: 6_000 },
  sujian: { page: 8_000, css: 8_000, js: 0 },
};

/** What a page weighs with its stylesheets and scripts. */
export function weigh(site, path, base) {
  const html = readFileSync(join(site.folder, path));
  const assets = [...html.toString().matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)].map(([, url]) =>
    url.startsWith('/') ? join(site.folder, url.slice(base.length)) : join(site.folder, dirname(path), url),
  );
  const packed = (bytes) => gzipSync(bytes, { level: 6 }).length;
  const weight = { page: packed(html), css: 0, js: 0 };
  for (const file of assets) {
    const bytes = readFileSync(file);
    weight.page += packed(bytes);
    weight[file.endsWith('.js') ? 'js' : 'css'] += bytes.length;
  }
  return weight;
}

/** The page keeps within the theme's budget. */
export function budget(site, path, base) {
  const weight = weigh(site, path, base);
  for (const [part, limit] of Object.entries(BUDGETS[site.theme])) {
    assert.ok(weight[part] <= limit, `${part}: ${weight[part]} bytes, at most ${limit}`);
  }
  return weight;
}

/** What browsers of the Chromium 86 generation (2020) do not know. */
const YOUNG_CSS = /@layer|@container|@scope|:has\(|:is\(|:where\(|\binset:|\d[dsl]vh|color-mix|aspect-ratio|accent-color|oklch|^\s*&/m;

/** What ECMAScript 5 does not know. */
const YOUNG_JS = /=>|\b(?:let|const|class|async|await)\s|`|\?\.|\.\.\.|\?\?/;

/** Stylesheets and scripts are written for old phones. */
export function age(name, text) {
  const bare = text.replace(/\/\*[^]*?\*\//g, '');
  const young = bare.match(name.endsWith('.css') ? YOUNG_CSS : YOUNG_JS);
  assert.equal(young?.[0], undefined, `${name} uses what old browsers do not know`);
  const outside = bare.match(/@import|@font-face|url\((?!"data:)|https?:\/\/(?!www\.w3\.org\/)/);
  assert.equal(outside?.[0], undefined, `${name} asks for other files`);
}

// Checks of the files as they are published, without a browser: markup, weights, the age of the syntax.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import jsQR from 'jsqr';
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
  jinshan: { page: 25_000, css: 23_000, js: 8_000 },
  sujian: { page: 9_500, css: 10_000, js: 0 },
};

const SEARCH = { page: 25_000, css: 22_000, js: 40_000 };

/** What a page weighs with its stylesheets and scripts. */
export function weigh(site, path, base) {
  const html = readFileSync(join(site.folder, path));
  const assets = [...html.toString().matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)].map(([, url]) =>
    url.startsWith('/') ? join(site.folder, url.slice(base.length)) : join(site.folder, dirname(path), url),
  );
  const packed = (bytes) => gzipSync(bytes, { level: 6 }).length;
  const weight = { page: packed(html), css: 0, js: 0 };
  // The page for missing addresses names its styles from the root and from where it lies.
  for (const file of new Set(assets)) {
    const bytes = readFileSync(file);
    weight.page += packed(bytes);
    weight[file.endsWith('.js') ? 'js' : 'css'] += bytes.length;
  }
  return weight;
}

/** The page keeps within the theme's budget. */
export function budget(site, path, base) {
  const weight = weigh(site, path, base);
  // The page that searches brings the script that does.
  const budgets = path.startsWith('search/') ? SEARCH : BUDGETS[site.theme];
  for (const [part, limit] of Object.entries(budgets)) {
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
  // Boxes that bend have no gaps before Chromium 84: margins keep their texts apart. Grids have them since 66.
  const bent = [...bare.matchAll(/\{([^{}]*)\}/g)].map(([, rule]) => rule).filter((rule) => /(?:^|;|-)gap:/.test(rule) && !/grid/.test(rule));
  assert.deepEqual(bent, [], `${name} has gaps outside of grids`);
  const outside = bare.match(/@import|@font-face|url\((?!"data:)|https?:\/\/(?!www\.w3\.org\/)/);
  assert.equal(outside?.[0], undefined, `${name} asks for other files`);
}

const text = (html) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, '');

/** The first heading of a page, without the number of a list's page. */
function headingOf(site, path) {
  const html = readFileSync(join(site.folder, path), 'utf8');
  const title = html.match(/<title>([^<]*)<\/title>/)[1];
  return { heading: text(html.match(/<h1[^>]*>([^]*?)<\/h1>/)[1]), title: title.split(' - ')[0] };
}

/** What the foot and the site map call a page is what its heading and its title say. */
export function one_name(site) {
  const found = [];
  for (const from of ['index.html', 'sitemap/index.html']) {
    const html = readFileSync(join(site.folder, from), 'utf8');
    const parts = from === 'index.html' ? html.slice(html.indexOf('<footer')) : html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    for (const [, href, words] of parts.matchAll(/<a [^>]*?href="([^"#:]+\.html)"[^>]*>([^]*?)<\/a>/g)) {
      const path = join(dirname(from), href);
      const { heading, title } = headingOf(site, path);
      const name = text(words).replace(/（[0-9]+篇）$/, '');
      if (path === 'index.html') continue;
      if (name !== heading || !title.startsWith(name)) found.push(`${from}: ${name} leads to ${path}: ${heading}, ${title}`);
    }
  }
  assert.deepEqual(found, []);
}

/** The QR code of a page, read as a telephone reads it, is its canonical address. */
export function code(site, path) {
  const html = readFileSync(join(site.folder, path), 'utf8');
  const [, size, drawing] = html.match(/class="qr"[^>]*viewBox="0 0 (\d+) \d+"[^>]*><path d="([^"]+)"/);
  const scale = 6;
  const side = Number(size) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of drawing.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = y * scale; row < (Number(y) + 1) * scale; row += 1) {
      for (let column = x * scale; column < (Number(x) + Number(width)) * scale; column += 1) {
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
  }
  assert.equal(jsQR(pixels, side, side)?.data, html.match(/rel="canonical" href="([^"]+)"/)[1]);
}

/** What only some themes have, and what shows that a theme has it. */
const TOOLS = [['长者模式', 'data-act="elder"'], ['阅读线', 'data-act="line"'], ['朗读全文', 'data-act="speak"'], ['黑底高对比', 'data-act="hc"'], ['数字键', 'accesskey='], ['复制地址', 'data-act="copy"']];

/** The page about accessibility promises nothing that the theme does not have, and forgets nothing. */
export function accessibility(site) {
  const html = readFileSync(join(site.folder, 'accessibility.html'), 'utf8');
  const told = text(html.slice(html.indexOf('class="body"'), html.indexOf('</main>')));
  const pages = ['index.html', ...readdirSync(join(site.folder, 'yaowen/2025')).filter((name) => name.endsWith('.html')).map((name) => `yaowen/2025/${name}`)];
  const all = pages.map((path) => readFileSync(join(site.folder, path), 'utf8')).join('');
  for (const [word, mark] of TOOLS) assert.equal(told.includes(word), all.includes(mark), word);
}

// Builds the repository's own site, with a few pages more, once in each theme; finds a page of every kind in it.
// Must not know what is checked.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
const repository = resolve(here, '../..');
/** The program that is tested. */
export const program = resolve(process.env.ZHENBAO ?? join(repository, 'target/debug/zhenbao'));

/** The day of the build: fixed, so that the same notices are in force each time. */
const TODAY = '2025-06-01';

/** A folder that holds what the tests make; removed by `suite.test.mjs`. */
export const work = mkdtempSync(join(tmpdir(), 'zhenbao-browser-'));

/**
 * Builds the site in a theme. `options` are written under [theme_options]; `menu` takes the place of the site's own.
 * @returns {{theme: string, folder: string}} the theme and the folder of the published site
 */
export function build(theme, { name = theme, today = TODAY, options = '', menu = '' } = {}) {
  if (!existsSync(program)) {
    throw new Error(`no ${program}: run cargo build first, or name the program in ZHENBAO`);
  }
  const source = join(work, `${name}-source`);
  const folder = join(work, name);
  for (const part of ['content', 'themes', 'static', 'templates', 'data']) {
    if (existsSync(join(repository, part))) {
      cpSync(join(repository, part), join(source, part), { recursive: true });
    }
  }
  cpSync(join(here, 'content'), join(source, 'content'), { recursive: true });
  const own = readFileSync(join(repository, 'site.toml'), 'utf8').replace(/^theme = .*$/m, `theme = "${theme}"`);
  const settings = menu ? own.slice(0, own.indexOf('[[menu]]')) + menu : own;
  writeFileSync(join(source, 'site.toml'), options ? `${settings}\n[theme_options]\n${options}\n` : settings);
  execFileSync(program, ['build', '--root', source, '--output', folder, '--clock', today], { stdio: ['ignore', 'pipe', 'pipe'] });
  return { theme, folder };
}

/** The address of a page of a built site. */
export function address(site, path) {
  return pathToFileURL(join(site.folder, path)).href;
}

/** The path of the site's start on its server, from base_url. */
export function basePath() {
  const [, url] = readFileSync(join(repository, 'site.toml'), 'utf8').match(/^base_url = "(.*)"$/m);
  return new URL(url).pathname;
}

/** The templates of pages that the theme jinshan has. */
export function templates() {
  const files = readdirSync(join(repository, 'themes/jinshan/templates'));
  return files.filter((name) => name.endsWith('.html')).map((name) => name.slice(0, -5)).filter((name) => !PARTS.includes(name));
}

/** Templates that others stand on: no page is made of them alone; and pages that the demonstration lacks. */
const PARTS = ['base', 'list', 'terms'];

/** Pages whose kind has another name than their template. */
const TEMPLATE_OF = { targets: 'data' };

/** What tells the kinds of articles apart in a page of jinshan. */
const ARTICLES = {
  'article: everything': /<title>版式样张/,
  'article: news': /<body class="page-article">(?![^]*class="box)/,
  'article: session': /会议概况<\/h2>/,
  'article: outline': /本报告共/,
  'article: targets': /<title>[^<]*主要预期目标/,
  'article: notice': /要点<\/h2>/,
  'article: expired notice': /要点<b class="tag past">已过期/,
  'article: document': /文件信息<\/h2>/,
  'article: attachments': /class="box files"/,
  'article: pictures': /<figure>/,
  'article: gongshi': /公示信息/,
  'article: progress': /年项目进展<\/h2>/,
  'article: broad table': /<title>宽表样张/,
  'article: names': /class="names"/,
  'article: reprint': /<title>转载样张/,
};

/**
 * One page of every kind: for every template, and for every kind of article. Both themes publish the same paths.
 * @param site the site built in jinshan, whose pages name their kind
 * @returns {Map<string, string>} from the kind to the path of a page
 */
export function samples(site) {
  const found = new Map();
  for (const path of pagesOf(site.folder)) {
    const html = readFileSync(join(site.folder, path), 'utf8');
    const kind = html.match(/<body class="page-([\w-]+)"/)?.[1];
    if (!kind) continue;
    if (kind !== 'article') {
      // A list's second page shows more than its first: both neighbours.
      if (path.startsWith('leaving/')) {
        found.set('leaving', path);
        continue;
      }
      const second = /\/2\.html$/.test(path);
      const template = TEMPLATE_OF[kind] ?? kind;
      const name = second ? `${template}: page 2` : template;
      if (!found.has(name)) found.set(name, path);
    } else {
      for (const [name, mark] of Object.entries(ARTICLES)) {
        if (!found.has(name) && mark.test(html)) found.set(name, path);
      }
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const articleKinds = Object.keys(ARTICLES);

function pagesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

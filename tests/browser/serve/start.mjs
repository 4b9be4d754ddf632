// A small site in a folder of its own, a preview of it, and axe.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The front matter of an article above its body. */
export const article = (title, body, keys = 'date: 2025-05-01') => `---\ntitle: ${title}\n${keys}\neditor: 李明\nsource: 党政办\n---\n\n${body}\n`;

/** Paragraphs enough to scroll. */
export const tall = Array.from({ length: 60 }, (_, number) => `第${number}段，写得长一些。`).join('\n\n');

/** A folder with the theme jinshan as its own, so that its styles can be edited. */
export class Site {
  constructor(settings = '') {
    this.folder = mkdtempSync(join(tmpdir(), 'zhenbao-preview-'));
    this.settings = (path) => `title = "金山镇"\nbase_url = "https://example.gov.cn${path}"\ntheme = "own"\n${settings}[check]\nlinks = "warning"\npictures = "warning"\ncolumns = "off"\n`;
    this.write('site.toml', this.settings('/'));
    cpSync(new URL('../../../themes/jinshan', import.meta.url).pathname, join(this.folder, 'themes/own'), { recursive: true });
    const manifest = this.read('themes/own/theme.toml');
    this.write('themes/own/theme.toml', manifest.replace('name = "jinshan"', 'name = "own"'));
    this.write('content/yaowen/_index.md', '---\ntitle: 要闻\nmax_age: 30\n---\n');
  }

  write(path, text) {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path) {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A running preview of a site. */
export async function serve(program, site, lang, more = []) {
  const options = ['serve', '--watch', '--lang', lang, '--port', '0', '--clock', '2025-06-01', '--root', site.folder, ...more];
  const server = spawn(program, options);
  const address = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (piece) => {
      said += piece;
      const found = said.match(/http:\/\/[^/]+/);
      if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
  server.removeAllListeners('exit');
  return { address, end: (signal = 'SIGKILL') => server.kill(signal) };
}

/** Opens a page in which nothing may go wrong: no error of a script, no dialog. */
export async function open(context, url) {
  const page = await context.newPage();
  page.on('pageerror', (error) => { throw error; });
  page.on('dialog', (dialog) => { throw new Error(`dialog: ${dialog.message()}`); });
  await page.goto(url);
  return page;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page, or within an element. Contrast of text must be 7:1, as on the site. */
export async function axe(page, within = 'html') {
  await page.evaluate(axeSource); // not as a script of the page, which its policy forbids
  const found = await page.evaluate((place) => axe.run(document.querySelector(place), {
    rules: { 'color-contrast-enhanced': { enabled: true } }
  }), within);
  assert.deepEqual(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]), []);
}

/** Nothing sticks out of the window on either side. */
export async function fits(page) {
  const { width, wide } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth, wide: document.documentElement.clientWidth
  }));
  assert.ok(width <= wide, `${width} pixels do not fit into ${wide}`);
}

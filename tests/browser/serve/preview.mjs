// The preview in a real browser: it follows a save, shows a fault over the last good page and takes it away
// again, swaps styles without a reload, tells a lost connection, and lists what waits. No message can become
// code, and the overlay passes axe.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const [program = 'target/debug/zhenbao', executablePath = '/usr/bin/chromium'] = process.argv.slice(2);

const site = mkdtempSync(join(tmpdir(), 'zhenbao-preview-'));
const write = (path, text) => {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), text);
};
const article = (title, body) => `---\ntitle: ${title}\ndate: 2025-05-01\neditor: 李明\nsource: 党政办\n---\n\n${body}\n`;
const tall = Array.from({ length: 60 }, (_, number) => `第${number}段，写得长一些。`).join('\n\n');

write('site.toml', 'title = "金山镇"\nbase_url = "https://example.gov.cn/"\ntheme = "own"\n[check]\nlinks = "warning"\n');
write('content/yaowen/_index.md', '---\ntitle: 要闻\n---\n');
write('content/yaowen/a.md', article('第一篇', `${tall}\n\n见[没有的文章](gone.md)这一段。`));
cpSync(new URL('../../../themes/jinshan', import.meta.url).pathname, join(site, 'themes/own'), { recursive: true });
const manifest = readFileSync(join(site, 'themes/own/theme.toml'), 'utf8');
write('themes/own/theme.toml', manifest.replace('name = "jinshan"', 'name = "own"'));

const server = spawn(program, ['serve', '--watch', '--lang', 'zh', '--port', '0', '--clock', '2025-06-01', '--root', site]);
const address = await new Promise((resolve, reject) => {
  let said = '';
  server.stdout.on('data', (piece) => {
    said += piece;
    const found = said.match(/http:\/\/[^/]+/);
    if (found) resolve(found[0]);
  });
  server.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
});

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('dialog', (dialog) => { errors.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });

  await page.goto(`${address}/yaowen/a.html`);
  await page.locator('#zb-preview .tab').waitFor();

  // A save is followed, and the place in the page kept.
  await page.evaluate(() => scrollTo(0, 900));
  write('content/yaowen/a.md', article('第一篇改', `${tall}\n\n新的一段。\n\n见[没有的文章](gone.md)这一段。`));
  await page.getByText('新的一段。').waitFor({ state: 'attached' });
  await page.waitForFunction(() => Math.abs(scrollY - 900) < 5);

  // A fault comes over the last good page; its words are words.
  write('content/yaowen/a.md', '---\ntitle: 坏\ndate: "<img src=x onerror=alert(1)>"\n---\n\n正文\n');
  const overlay = page.locator('#zb-preview dialog.overlay');
  await overlay.waitFor();
  const said = await overlay.innerText();
  assert.match(said, /有 \d+ 处错误/);
  assert.match(said, /content\/yaowen\/a\.md:3/);
  assert.match(said, /<img src=x onerror=alert\(1\)>/);
  assert.match(said, /帮助：/);
  assert.equal(await overlay.locator('img').count(), 0);
  assert.ok(await overlay.locator('mark .caret').count() > 0);
  await page.getByText('新的一段。').waitFor({ state: 'attached' });
  let axe = null;
  try { axe = require.resolve('axe-core/axe.min.js'); } catch { console.log('axe-core is not installed: the overlay was not checked by it'); }
  if (axe) {
    await page.evaluate(readFileSync(axe, 'utf8')); // not as a script of the page, which its policy forbids
    const found = await page.evaluate(() => axe.run(document.getElementById('zb-preview')));
    assert.deepEqual(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]), []);
  }
  // Whoever opens another page sees it too, and it goes with the next good save.
  const other = await browser.newPage();
  await other.goto(`${address}/`);
  await other.locator('#zb-preview dialog.overlay').waitFor();
  await other.close();
  write('content/yaowen/a.md', article('第一篇好', `${tall}\n\n见[没有的文章](gone.md)这一段。`));
  await page.getByRole('heading', { name: '第一篇好' }).waitFor();
  assert.equal(await overlay.count(), 0);

  // Styles are swapped without a reload.
  await page.evaluate(() => { window.stillHere = true; });
  const style = join(site, 'themes/own/assets/style.css');
  writeFileSync(style, `${readFileSync(style, 'utf8')}\nbody { border-top: 7px solid rgb(1, 2, 3); }\n`);
  await page.waitForFunction(() => getComputedStyle(document.body).borderTopWidth === '7px');
  assert.equal(await page.evaluate(() => window.stillHere), true);

  // The checklist jumps to the paragraph.
  await page.locator('#zb-preview .tab').click();
  const panel = page.locator('#zb-preview .panel');
  await panel.locator('li button', { hasText: 'gone.md' }).first().click();
  await page.waitForFunction(() => {
    const block = [...document.querySelectorAll('main p')].find((one) => one.textContent.includes('没有的文章'));
    const box = block.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });

  // The board lists and shows four views side by side.
  await page.goto(`${address}/_zb/`);
  await page.locator('#state', { hasText: /警告 [1-9]\d* 处/ }).waitFor();
  assert.equal(await page.locator('iframe').count(), 4);
  await page.waitForFunction(() => document.querySelectorAll('iframe')[3].contentDocument?.documentElement.hasAttribute('data-elder'));

  // A lost connection is said.
  await page.goto(`${address}/`);
  await page.locator('#zb-preview .tab').waitFor();
  server.removeAllListeners('exit');
  server.kill('SIGINT');
  await page.getByText('预览已断开').waitFor();
  assert.deepEqual(errors, []);
  console.log('the preview works in the browser');
} finally {
  await browser.close();
  server.removeAllListeners('exit');
  server.kill('SIGKILL');
  rmSync(site, { recursive: true, force: true });
}

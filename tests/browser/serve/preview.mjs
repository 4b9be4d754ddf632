// The preview in a real browser: pages follow saves, styles are swapped without a reload, errors, checklist
// and board work. No message can become code, and all of it passes axe.
//
//   node preview.mjs [program [browser]]
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { bareBoards, boards } from './board.mjs';
import { overlays } from './overlay.mjs';
import { panels } from './panel.mjs';
import { Site, article, open, serve, tall } from './start.mjs';

const { chromium } = createRequire(import.meta.url)('playwright-core');
const [program = 'target/debug/zhenbao', executablePath = '/usr/bin/chromium'] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

/** A page follows saves and keeps its place; a good save takes errors away; styles are swapped. */
async function follows() {
  const site = new Site();
  site.write('content/yaowen/a.md', article('第一篇', tall));
  const preview = await serve(program, site, 'zh');
  const page = await open(await browser.newContext({ viewport: { width: 1200, height: 800 } }), `${preview.address}/yaowen/a.html`);
  try {
    await page.locator('#zb-preview .tab').waitFor();
    await page.evaluate(() => scrollTo(0, 900));
    site.write('content/yaowen/a.md', article('第一篇改', `${tall}\n\n新的一段。`));
    await page.getByText('新的一段。').waitFor({ state: 'attached' });
    await page.waitForFunction(() => Math.abs(scrollY - 900) < 5);

    site.write('content/yaowen/a.md', '---\ntitle: 坏\ndate: 2025-13-01\n---\n\n正文\n');
    await page.locator('#zb-preview dialog').waitFor();
    site.write('content/yaowen/a.md', article('第一篇好', tall));
    await page.getByRole('heading', { name: '第一篇好' }).waitFor();
    await page.locator('#zb-preview .tab').waitFor();
    assert.equal(await page.locator('#zb-preview dialog').count(), 0);

    await page.evaluate(() => { window.stillHere = true; });
    site.write('themes/own/assets/style.css', `${site.read('themes/own/assets/style.css')}\nbody { border-top: 7px solid rgb(1, 2, 3); }\n`);
    await page.waitForFunction(() => getComputedStyle(document.body).borderTopWidth === '7px');
    assert.equal(await page.evaluate(() => window.stillHere), true);

    // An address that is no UTF-8 is a missing page like others, and follows saves like others.
    await page.goto(`${preview.address}/%FF`);
    await page.locator('#zb-preview .tab').waitFor();
    await page.evaluate(() => { window.stillHere = true; });
    site.write('content/yaowen/a.md', article('第一篇又改', tall));
    await page.waitForFunction(() => window.stillHere === undefined);
  } finally {
    await page.context().close();
    preview.end();
    site.remove();
  }
}

/** With --navigate-to-changed a page that is there already keeps its place, at whatever path it was opened. */
async function navigates() {
  const site = new Site();
  site.write('site.toml', site.settings('/jinshan/'));
  site.write('content/yaowen/a.md', article('第一篇', tall));
  site.write('content/yaowen/b.md', article('第二篇', '正文。'));
  const preview = await serve(program, site, 'zh', ['--navigate-to-changed']);
  const page = await open(await browser.newContext({ viewport: { width: 1200, height: 800 } }), `${preview.address}/yaowen/a.html`);
  try {
    await page.locator('#zb-preview .tab').waitFor();
    await page.evaluate(() => scrollTo(0, 900));
    site.write('content/yaowen/a.md', article('第一篇改', tall));
    await page.getByRole('heading', { name: '第一篇改' }).waitFor({ state: 'attached' });
    await page.waitForFunction(() => Math.abs(scrollY - 900) < 5);
    assert.equal(new URL(page.url()).pathname, '/yaowen/a.html');
    site.write('content/yaowen/b.md', article('第二篇改', '正文。'));
    await page.waitForURL('**/jinshan/yaowen/b.html');
  } finally {
    await page.context().close();
    preview.end();
    site.remove();
  }
}

try {
  for (const part of [follows, navigates, overlays, panels, boards, bareBoards]) {
    await part(program, browser);
    console.log(`${part.name}: works in the browser`);
  }
} finally {
  await browser.close();
}

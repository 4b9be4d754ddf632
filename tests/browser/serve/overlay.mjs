// Errors over the last good page: all of them, in the editor's language, until they are mended or closed.
import assert from 'node:assert/strict';
import { Site, article, axe, open, serve, tall } from './start.mjs';

const PAGE = '/yaowen/a.html';
const broken = '---\ntitle: 坏\ndate: "<img src=x onerror=alert(1)>"\n---\n\n正文\n';

export async function overlays(program, browser) {
  for (const [lang, says] of [
    ['zh', { count: /有 \d+ 处错误/, help: /帮助：/, stopped: /有 \d+ 处错误，页面停在改动之前/, lost: /预览已断开/ }],
    ['en', { count: /\d+ errors/, help: /Help: /, stopped: /errors: the page stays as it was before/, lost: /disconnected/ }]
  ]) {
    const site = new Site();
    site.write('content/yaowen/a.md', article('第一篇', tall));
    const preview = await serve(program, site, lang);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    try {
      await one(site, preview, context, lang, says);
    } finally {
      await context.close();
      preview.end();
      site.remove();
    }
  }
}

async function one(site, preview, context, lang, says) {
  const page = await open(context, preview.address + PAGE);
  const overlay = page.locator('#zb-preview dialog.overlay');
  const stopped = page.locator('#zb-preview .stopped');
  await page.locator('#zb-preview .tab').waitFor();

  // It comes over the last good page; its words are words.
  site.write('content/yaowen/a.md', broken);
  await overlay.getByText('content/yaowen/a.md:3').first().waitFor();
  const said = await overlay.innerText();
  assert.match(said, says.count);
  assert.match(said, says.help);
  assert.match(said, /<img src=x onerror=alert\(1\)>/);
  assert.equal(await overlay.locator('img').count(), 0);
  assert.ok(await overlay.locator('mark .caret').count() > 0);
  assert.equal(await overlay.getAttribute('lang'), lang === 'en' ? 'en' : 'zh-CN');
  assert.match(await page.locator('main').innerText(), /第1段/);
  await axe(page, '#zb-preview');

  // The way out is the first thing that the keyboard reaches, in sight above however many errors.
  for (let number = 0; number < 70; number += 1) {
    site.write(`content/yaowen/${number}.md`, article(`第${number}篇`, '正文', `date: 2025-13-${number + 10}`));
  }
  await page.waitForFunction(() => document.getElementById('zb-preview').shadowRoot.querySelectorAll('dialog li').length > 70);
  assert.equal(await overlay.locator('section', { hasText: 'content/yaowen/69.md' }).count(), 1);
  assert.equal(await page.evaluate(() => document.getElementById('zb-preview').shadowRoot.activeElement.closest('.head') !== null), true);
  // Who reads on is not thrown back when another save draws it anew.
  await overlay.evaluate((dialog) => { dialog.scrollTop = 600; });
  site.write('content/yaowen/70.md', article('又一篇', '正文', 'date: 2025-14-01'));
  await overlay.getByText('content/yaowen/70.md:3').first().waitFor();
  assert.equal(await overlay.evaluate((dialog) => dialog.scrollTop), 600);
  assert.ok(await overlay.getByRole('button').first().isVisible());

  // Once closed it says so in red, and stays closed on other pages, after a save that brings no other error,
  // and when the tab is looked at again.
  await page.keyboard.press('Escape');
  await overlay.waitFor({ state: 'detached' });
  assert.match(await stopped.innerText(), says.stopped);
  await axe(page, '#zb-preview');
  const others = page.waitForResponse((answer) => answer.url().includes('page.json'));
  site.write('content/yaowen/70.md', `---\n# 一行\n${article('又一篇', '正文', 'date: 2025-14-01').slice(4)}`);
  await others;
  await page.goto(`${preview.address}/`);
  await stopped.waitFor();
  assert.equal(await overlay.count(), 0);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  assert.equal(await overlay.count(), 0);
  // The red button brings it back; another error does too.
  await stopped.click();
  await overlay.getByText('content/yaowen/70.md:4').first().waitFor();
  assert.equal(await stopped.isVisible(), false);
  await overlay.getByRole('button').first().click();
  await stopped.waitFor();
  site.write('content/yaowen/71.md', article('再一篇', '正文', 'date: 2025-15-01'));
  await overlay.getByText('content/yaowen/71.md:3').first().waitFor();

  // On a phone too.
  await page.setViewportSize({ width: 390, height: 800 });
  const box = await overlay.boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
  await axe(page, '#zb-preview');

  // A lost connection is said above it.
  preview.end('SIGINT');
  const lost = page.locator('#zb-preview .lost');
  await lost.filter({ hasText: says.lost }).waitFor();
  assert.ok(await lost.evaluate((bar) => {
    const { left, top } = bar.getBoundingClientRect();
    return bar.getRootNode().elementFromPoint(left + 5, top + 5) === bar;
  }), 'nothing lies over the bar');
}

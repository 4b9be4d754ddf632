// The board: what waits, what is wrong, what is new, and four views of one page side by side.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Site, article, axe, fits, open, serve, tall } from './start.mjs';

const text = (page, id) => page.locator(`#${id}`).innerText();

/** Numbers that tell the views apart. */
const seen = () => [...document.querySelectorAll('.views figure')].map((figure) => {
  const { contentDocument: page } = figure.querySelector('iframe');
  const { left, right, width, height } = figure.querySelector('.sheet').getBoundingClientRect();
  const style = page?.body && page.defaultView.getComputedStyle(page.body);
  return {
    kind: figure.className, hidden: figure.hidden, left, right, width, height,
    path: page?.location.pathname, inner: page?.documentElement?.clientWidth, size: style?.fontSize,
    elder: page?.documentElement?.hasAttribute('data-elder'), scale: page?.documentElement?.dataset.fs,
    header: page?.querySelector('header') && page.defaultView.getComputedStyle(page.querySelector('header')).display
  };
});

export async function boards(program, browser) {
  const site = new Site();
  site.write('site.toml', site.settings('/yaowen/'));
  site.write('content/yaowen/a.md', article('第一篇', tall));
  site.write('content/yaowen/2025/b.md', article('第二篇', '见[没有的文章](gone.md)。'));
  site.write('content/yaowen/draft.md', article('草稿篇', '草。', 'date: 2025-05-03\ndraft: true'));
  site.write('content/yaowen/later.md', article('以后篇', '后。', 'date: 2025-07-01 09:30'));
  site.write('content/yaowen/soon.md', article('快过期', '快。', 'date: 2025-04-20\nexpires: 2025-06-05'));
  const built = spawnSync(program, ['build', '--clock', '2025-06-01', '--root', site.folder, '--output', join(site.folder, 'public')]);
  assert.equal(built.status, 0, String(built.stderr));
  for (const [lang, says] of [
    ['en', { state: 'Ready to publish · 0 errors, 1 warning', stale: 'more than 30 days', none: 'Nothing has changed.', back: 'Back to the site' }],
    ['zh', { state: '可以发布　错误 0 处，警告 1 处', stale: '已超过 30 天', none: '没有变化。', back: '回到网站' }]
  ]) {
    const preview = await serve(program, site, lang);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    try {
      await one(preview, context, lang, says);
      if (lang === 'zh') await lives(site, preview, context);
    } finally {
      await context.close();
      preview.end();
    }
  }
  site.remove();
}

async function one(preview, context, lang, says) {
  const page = await open(context, `${preview.address}/_zb/`);
  await page.locator('#state', { hasText: says.state }).waitFor();
  assert.equal(await page.getAttribute('html', 'lang'), lang === 'en' ? 'en' : 'zh-CN');
  await page.locator('#changes', { hasText: says.none }).waitFor();
  assert.match(await text(page, 'drafts'), /草稿篇[^]*content\/yaowen\/draft\.md/);
  assert.match(await text(page, 'scheduled'), /以后篇[^]*2025-07-01 09:30/);
  assert.match(await text(page, 'expiring'), /快过期[^]*2025-06-05\s/);
  assert.ok((await text(page, 'stale')).includes(says.stale));
  assert.match(await text(page, 'findings'), /content\/yaowen\/2025\/b\.md[^]*gone\.md/);
  // Its links lead to where the site stands, although a category is called like that.
  for (const link of await page.locator('main a, #head a').all()) {
    const answer = await page.request.get(new URL(await link.getAttribute('href'), page.url()).href);
    assert.equal(answer.status(), 200, await link.innerText());
  }
  assert.equal(await page.getByRole('link', { name: says.back }).getAttribute('href'), '/yaowen/');
  await page.waitForFunction(() => document.querySelector('.elder iframe').contentDocument?.documentElement?.dataset.fs === '2');
  await axe(page);
  await fits(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await axe(page);
  await fits(page);
  const stacked = await page.evaluate(seen);
  assert.ok(stacked.every((view) => view.left >= 0 && view.right <= 390), JSON.stringify(stacked));
  await page.close();
}

/** It is kept open while the site changes. */
async function lives(site, preview, context) {
  // Somebody reads in elder mode in this browser: the views know nothing of it.
  const reader = await open(context, `${preview.address}/yaowen/yaowen/a.html`);
  await reader.locator('[data-act="elder"]').click();
  await reader.locator('#zb-preview .tab').click();
  const panel = await reader.locator('#zb-preview .panel a').getAttribute('href');
  await reader.close();
  const page = await open(context, preview.address + panel);
  await page.waitForFunction(() => document.querySelector('.elder iframe').contentDocument?.documentElement?.dataset.fs === '2');
  await page.locator('.shown', { hasText: '第一篇' }).waitFor();
  const views = Object.fromEntries((await page.evaluate(seen)).map((view) => [view.kind, view]));
  for (const view of Object.values(views)) assert.equal(view.path, '/yaowen/yaowen/a.html');
  const sheets = Object.values(views).sort((one, other) => one.left - other.left);
  assert.ok(sheets.every((view, at) => view.left >= (sheets[at - 1]?.right ?? 0) && view.right <= 1280), JSON.stringify(sheets));
  assert.deepEqual([views.phone.inner, views.desktop.inner], [390, 1200]);
  assert.deepEqual([views.phone.elder, views.desktop.elder, views.elder.elder], [false, false, true]);
  assert.ok(parseFloat(views.elder.size) > parseFloat(views.phone.size));
  // Paper: only the text, within the margins of the theme's @page (28 mm and 26 mm of A4's 210).
  assert.equal(views.print.header, 'none');
  assert.ok(Math.abs(views.print.inner - 156 / 25.4 * 96) <= 2, String(views.print.inner));

  // Another page is chosen by its title; a link in one view takes the others along.
  await page.locator('#page').fill('第二篇');
  await page.keyboard.press('Enter');
  await page.locator('.shown', { hasText: '第二篇' }).waitFor();
  await page.frameLocator('.desktop iframe').locator('.brand').click();
  await page.waitForFunction(() => [...document.querySelectorAll('iframe')].every((frame) => frame.contentWindow.location.pathname === '/yaowen/index.html'));

  // What is new is listed at once, what was folded open stays open, and the views follow.
  await page.locator('#findings summary').click();
  await page.locator('#findings details:not([open])').waitFor();
  site.write('content/yaowen/new.md', article('新增篇', '新的<b>一段</b>。', 'date: 2025-05-30'));
  await page.locator('#changes', { hasText: '新增篇' }).waitFor();
  assert.equal(await page.locator('#changes b').count(), 0);
  await page.waitForFunction(() => document.querySelector('.phone iframe').contentDocument?.body?.textContent.includes('新增篇'));
  assert.equal(await page.locator('#findings details', { hasText: 'b.md' }).first().evaluate((one) => one.open), false);

  // A broken site is said to be broken; the site moves, and links and views with it.
  site.write('content/yaowen/new.md', '---\ntitle: 坏\ndate: 2025-13-01\n---\n');
  await page.locator('#state', { hasText: '现在还不能发布' }).waitFor();
  assert.match(await text(page, 'findings'), /网站停在改动之前[^]*必须改 \d+[^]*content\/yaowen\/new\.md:3/);
  assert.match(await page.title(), /^\(\d+\) 编辑台/);
  const tab = await open(context, `${preview.address}/yaowen/yaowen/a.html`);
  await tab.keyboard.press('Escape');
  site.write('content/yaowen/new.md', article('好了', '新的一段。', 'date: 2025-05-30'));
  site.write('site.toml', site.settings('/jinshan/'));
  await tab.waitForURL('**/jinshan/yaowen/a.html');
  await page.locator('#head a[href="/jinshan/"]').waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('iframe')].every((frame) => frame.contentWindow.location.pathname === '/jinshan/index.html'));
}

/** A theme without elder mode has no such view; a site that was never whole is not said to be in order. */
export async function bareBoards(program, browser) {
  const site = new Site();
  site.write('site.toml', 'title = "金山镇"\nbase_url = "https://example.gov.cn/"\ntheme = "sujian"\n');
  site.write('content/yaowen/a.md', article('第一篇', '正文。', 'date: 2025-13-01'));
  const preview = await serve(program, site, 'zh');
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await open(context, `${preview.address}/_zb/`);
    await page.locator('#state', { hasText: '现在还不能发布' }).waitFor();
    for (const id of ['drafts', 'stale', 'changes']) await page.locator(`#${id}`, { hasText: '改好以后' }).waitFor();
    site.write('content/yaowen/a.md', article('第一篇', '正文。'));
    await page.locator('#drafts', { hasText: '没有草稿' }).waitFor();
    await page.waitForFunction(() => document.querySelector('figure.elder').hidden);
    assert.deepEqual(await page.locator('figure:visible').evaluateAll((all) => all.map((one) => one.className)), ['phone', 'desktop', 'print']);
    // No address makes it show another site.
    for (const elsewhere of ['//example.com/', '/\\example.com/', '/\t/example.com/']) {
      await page.goto(`${preview.address}/_zb/?page=${encodeURIComponent(elsewhere)}`);
      await page.locator('.shown', { hasText: '金山镇' }).waitFor();
      // A frame that has not begun to load yet is nowhere.
      const places = page.frames().map((frame) => frame.url()).filter((url) => url && url !== 'about:blank');
      assert.deepEqual(places.filter((url) => !url.startsWith(preview.address)), [], elsewhere);
    }
  } finally {
    await context.close();
    preview.end();
    site.remove();
  }
}

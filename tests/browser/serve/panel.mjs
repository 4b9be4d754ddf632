// The checklist of a page: each button leads to the very block of the text, whatever its words are.
import assert from 'node:assert/strict';
import { Site, article, axe, open, serve, tall } from './start.mjs';

/** Blocks with something wrong, and the element that shows each: its name, its words, and which of those with the same words. */
const BLOCKS = [
  ['同一句话，见[附件](gone-1.pdf)。', 'p', '同一句话，见附件。', 0],
  ['同一句话，见[附件](gone-2.pdf)。', 'p', '同一句话，见附件。', 1],
  ['- 甲项[一](gone-3.md)\n- 乙项[二](gone-4.md)\n  - 丙项[三](gone-5.md)', 'li', '甲项一', 0],
  ['## 二、[标题里](gone-6.md)的链接', 'h2', '二、标题里的链接', 0],
  ['![](gone-7.jpg)', 'figure', '', 0],
  ['见[附件](很长很长很长的中文文件名-8.pdf)', 'p', '见附件', 0],
  ['[一](gone-9.md)[二](gone-10.md)', 'p', '一二', 0],
  ['> 引文[五](gone-11.md)。', 'p', '引文五。', 0],
  ['表1 各村[完成](gone-12.md)情况\n\n| 村 | 数 |\n|---|---|\n| 东村 | [5](gone-13.md) |\n| 西村 | [5](gone-14.md) |', 'caption', '表1 各村完成情况', 0],
  ['**重点。**下文[六](gone-15.md)。', 'p', '重点。下文六。', 0]
];
const MORE = [
  ['gone-4.md', 'li', '乙项二', 0],
  ['gone-5.md', 'li', '丙项三', 0],
  ['gone-10.md', 'p', '一二', 0],
  ['gone-13.md', 'td', '5', 0],
  ['gone-14.md', 'td', '5', 1]
];

export async function panels(program, browser) {
  const site = new Site();
  const body = `先讲几句：\n\n- 没有问题的列表\n\n${BLOCKS.map(([text]) => text).join('\n\n')}\n\n${tall}`;
  site.write('content/yaowen/a.md', article('第一篇', body, 'date: 2025-05-01\ncover: { image: gone-16.jpg }'));
  for (const lang of ['zh', 'en']) {
    site.write('content/about.md', '---\ntitle: 关于\n---\n\n- 一\n- 见[二](gone-17.md)\n');
    const preview = await serve(program, site, lang);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    try {
      await one(preview, context, lang);
      if (lang === 'zh') await lives(site, preview, context);
    } finally {
      await context.close();
      preview.end();
    }
  }
  site.remove();
}

async function one(preview, context, lang) {
  const page = await open(context, `${preview.address}/yaowen/a.html`);
  const panel = page.locator('#zb-preview .panel');
  const tab = page.locator('#zb-preview .tab');
  await tab.filter({ hasText: /\d/ }).click();
  assert.equal(await panel.getAttribute('lang'), lang === 'en' ? 'en' : 'zh-CN');
  const expected = BLOCKS.map(([text, ...element]) => [text.match(/(gone-\d+\.\w+|[^(]+-8\.pdf)/)[0], ...element]);
  for (const [words, name, text, nth] of [...expected, ...MORE]) {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await panel.locator('button', { hasText: words }).first().click();
    const shown = await page.evaluate(() => {
      const element = document.getAnimations().map((animation) => animation.effect.target).at(-1);
      const own = [...element.childNodes].filter((node) => node.nodeName !== 'UL').map((node) => node.textContent).join('').trim();
      const name = element.nodeName.toLowerCase();
      const same = [...document.querySelector('[itemprop="articleBody"]').querySelectorAll(name)].filter((other) => other.textContent === element.textContent);
      const { top, bottom } = element.getBoundingClientRect();
      return { name, own, nth: same.indexOf(element), sight: top >= 0 && bottom <= innerHeight };
    });
    assert.deepEqual(shown, { name, own: text, nth, sight: true }, words);
    await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  }
  // The front matter is no paragraph: what is wrong there is told and leads nowhere.
  assert.equal(await panel.locator('button', { hasText: 'gone-16.jpg' }).count(), 0);
  assert.ok(await panel.getByText('gone-16.jpg').count() > 0);
  await axe(page, '#zb-preview');

  await page.goto(`${preview.address}/about.html`);
  await panel.locator('button', { hasText: 'gone-17.md' }).click();
  assert.equal(await page.evaluate(() => document.getAnimations().at(-1).effect.target.textContent), '见二');
  await page.setViewportSize({ width: 390, height: 800 });
  const box = await panel.boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
  await axe(page, '#zb-preview');
  await page.close();
}

/** It stays open over saves, tells what is wrong now, and leads to the board with its page. */
async function lives(site, preview, context) {
  const page = await open(context, `${preview.address}/about.html`);
  const panel = page.locator('#zb-preview .panel');
  await page.locator('#zb-preview .tab').click();
  await panel.getByText('gone-17.md').waitFor();
  site.write('content/about.md', '---\ntitle: 关于\n---\n\n- 一\n- 见[二](gone-18.md)\n');
  await panel.getByText('gone-18.md').waitFor();
  assert.ok(await panel.isVisible(), 'open after a reload');
  site.write('content/about.md', '---\ntitel: 关于\n---\n\n- 一\n');
  await page.locator('#zb-preview dialog').waitFor();
  await page.keyboard.press('Escape');
  await panel.getByText(/全站：错误 [1-9]/).waitFor();
  await panel.getByText('titel').first().waitFor();
  site.write('content/about.md', '---\ntitle: 关于\n---\n\n- 一\n');
  await panel.getByText('本页没有要改的地方').waitFor();
  assert.match(await panel.getByRole('link').getAttribute('href'), /^\/_zb\/\?page=%2Fabout\.html$/);
  await page.close();
}

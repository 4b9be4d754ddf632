// Checks of the first screen of a phone: how far down the reader's text begins, and that nothing jumps or touches.

import assert from 'node:assert/strict';
import { open } from '../browser.mjs';
import { address, build } from '../site.mjs';

const PHONES = [
  { width: 390, height: 844 },
  { width: 360, height: 740 },
  { width: 320, height: 640 },
];

/** What a reader can have set, and how far down the first sentence may then begin, in px. */
const SETTINGS = [
  { name: 'as delivered', stored: {}, sentence: 380, facts: 420 },
  { name: 'elder mode', stored: { elder: true, fs: 2 }, sentence: 500 },
  { name: 'largest type', stored: { fs: 4 }, sentence: 844 },
];

/** The first sentence of a piece of news, or the facts of a session, begin on the first screen. */
export async function first(browser, url, { selector, limit, settings = SETTINGS }) {
  const late = [];
  for (const viewport of PHONES) {
    for (const setting of settings.filter((one) => one[limit])) {
      const context = await browser.newContext({ viewport });
      await context.addInitScript((stored) => localStorage.setItem('zb-a11y', JSON.stringify(stored)), setting.stored);
      const { page } = await open(context, url);
      const top = await page.locator(selector).first().evaluate((one) => one.getBoundingClientRect().top);
      if (top > setting[limit]) late.push(`${viewport.width} px, ${setting.name}: y = ${top}, at most ${setting[limit]}`);
      await context.close();
    }
  }
  assert.deepEqual(late, []);
}

/** Words of the menu keep apart, also on the smallest phones with larger type. */
export async function menu(browser, url) {
  const close = [];
  for (const [width, stored] of [[320, {}], [320, { fs: 1 }], [360, { fs: 1 }], [768, { elder: true, fs: 2 }], [1280, {}]]) {
    const context = await browser.newContext({ viewport: { width, height: 700 } });
    await context.addInitScript((value) => localStorage.setItem('zb-a11y', JSON.stringify(value)), stored);
    const { page } = await open(context, url);
    close.push(...(await page.evaluate(gaps)).map((gap) => `${width} px ${JSON.stringify(stored)}: ${gap}`));
    await context.close();
  }
  assert.deepEqual(close, []);
}

/** Runs in the page: pairs of menu words in a row with less than 8 px between them. */
function gaps() {
  const all = [...document.querySelectorAll('nav[aria-label=主导航] :is(a, summary)')];
  const boxes = all.filter((one) => one.checkVisibility()).map((link) => {
    const range = document.createRange();
    range.selectNodeContents(link);
    return { words: link.textContent, box: range.getBoundingClientRect() };
  });
  const shown = boxes.filter(({ box }) => box.width > 0);
  return shown.slice(1).flatMap(({ words, box }, index) => {
    const before = shown[index];
    const apart = Math.abs(before.box.top - box.top) > 4 ? 99 : box.left - before.box.right;
    return apart < 8 ? [`${before.words} ${words} ${apart}`] : [];
  });
}

/** Ten entries, nine of them with two below: thirty words in two levels. */
const MENU = Array.from({ length: 10 }, (_, at) => {
  const name = ['首页', '镇务要闻', '通知公告', '人大之窗', '政策文件', '数据目标', '便民服务', '乡村振兴', '综合行政执法', '关于本站'][at];
  const below = at === 0 ? [] : ['分类目录', '历年存档'].map((word, row) => `{ name = "${name}${word}", url = "${row ? 'archive/' : 'sitemap/'}" }`);
  return `[[menu]]\nname = "${name}"\nurl = "${at ? 'yaowen/' : ''}"\nentries = [${below.join(', ')}]\n`;
}).join('\n');

/** Nothing stands out sideways and no words touch, with each part of a crowded menu open. */
export async function crowded(browser, theme) {
  const site = build(theme, { name: `${theme}-menu`, menu: MENU });
  const found = [];
  for (const [width, stored] of [[320, {}], [320, { fs: 4 }], [390, { elder: true, fs: 2 }], [768, {}], [1280, {}], [1280, { fs: 4 }]]) {
    for (const path of ['index.html', 'about.html']) {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      await context.addInitScript((value) => localStorage.setItem('zb-a11y', JSON.stringify(value)), stored);
      const { page } = await open(context, address(site, path));
      const told = `${width} px ${JSON.stringify(stored)} ${path}`;
      const fold = page.locator('nav[aria-label=主导航] .wrap > details > summary, nav[aria-label=主导航] .wide > details > summary');
      if (await fold.isVisible()) await fold.click();
      found.push(...(await page.evaluate(gaps)).map((gap) => `${told}: ${gap}`));
      for (const part of await page.locator('nav[aria-label=主导航] .sub > summary').all()) {
        await part.click();
        const [wide, out] = await part.evaluate((one) => {
          const root = document.documentElement;
          const links = [...one.parentElement.querySelectorAll('a')].map((link) => link.getBoundingClientRect());
          return [root.scrollWidth - root.clientWidth, links.filter(({ left, right }) => left < 0 || right > root.clientWidth).length];
        });
        if (wide > 0 || out > 0) found.push(`${told}: ${wide} px too wide, ${out} words outside`);
        await part.click();
      }
      await context.close();
    }
  }
  assert.deepEqual(found, []);
}

/** What a page moves by itself when its script comes 1.5 seconds late: the sum of layout shifts. */
export async function still(browser, url) {
  for (const viewport of [PHONES[0], { width: 1280, height: 800 }]) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.route(/\.js$/, async (route) => {
      await new Promise((passed) => setTimeout(passed, 1500));
      await route.continue();
    });
    await page.goto(url, { waitUntil: 'load' });
    const shift = await page.evaluate(
      () =>
        new Promise((told) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += entry.value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => told(sum), 300);
        }),
    );
    assert.ok(shift <= 0.001, `${viewport.width} px: ${shift}`);
    await context.close();
  }
}

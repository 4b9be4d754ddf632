// Checks of the first screen of a phone: how far down the reader's text begins, and that nothing jumps or touches.

import assert from 'node:assert/strict';
import { open } from '../browser.mjs';

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
  const boxes = [...document.querySelectorAll('nav[aria-label=主导航] a')].map((link) => {
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

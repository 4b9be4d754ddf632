// Checks of the home page, of edges that pages share, and of ways out of the site.

import assert from 'node:assert/strict';
import { open } from '../browser.mjs';
import { address } from '../site.mjs';

/** Headlines and pictures above the fold of a laptop; the lighter theme may not be longer than a few screens. */
export async function first(browser, url, theme) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const { page } = await open(context, url);
  if (theme === 'jinshan') {
    const seen = await page.evaluate(() => {
      const above = (one) => {
        const { top, bottom, width } = one.getBoundingClientRect();
        return width > 0 && top >= 0 && bottom <= innerHeight;
      };
      const pictures = [...document.querySelectorAll('main img')].filter(above).length;
      const words = [...document.querySelectorAll('main :is(h2 a, .shots b, .big b, .list a)')].filter(above);
      return { pictures, headlines: words.filter((one) => !/^更多/.test(one.textContent)).length };
    });
    assert.ok(seen.pictures >= 3, `${seen.pictures} pictures`);
    assert.ok(seen.pictures + seen.headlines >= 20, JSON.stringify(seen));
  } else {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(height <= 2600, `${height} px`);
  }
  await context.close();
}

/** Bytes of pictures that a phone loads for the first screen. */
export async function light(browser, url) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true });
  const page = await context.newPage();
  const pictures = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'image' && !response.url().endsWith('.svg')) pictures.push(response.body());
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const count = pictures.length;
  const weight = (await Promise.all(pictures)).reduce((sum, { length }) => sum + length, 0);
  assert.ok(count > 0, 'pictures');
  assert.ok(weight <= 300_000, `${weight} bytes in ${count} pictures`);
  await context.close();
}

/** Name, heading and text begin at one edge; lists, tables and the home page use a wide screen. */
export async function edges(browser, site, kinds) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const found = [];
  for (const kind of ['article: news', 'article: session', 'category', 'page', 'data', 'sitemap']) {
    const { page } = await open(context, address(site, kinds.get(kind)));
    const lefts = await page.evaluate(() => {
      const text = [...document.querySelectorAll('main .body > *, main .rows, main .list, main table, main section:not(.box):not(.facts)')].find((one) => one.checkVisibility());
      const all = [document.querySelector('.brand, .band .seal'), document.querySelector('h1'), text];
      return all.filter(Boolean).map((one) => one.getBoundingClientRect().left);
    });
    if (Math.max(...lefts) - Math.min(...lefts) > 2) found.push(`${kind}: ${lefts}`);
    await page.close();
  }
  if (site.theme === 'jinshan') {
    for (const kind of ['home', 'data', 'catalogue']) {
      const { page } = await open(context, address(site, kinds.get(kind)));
      await page.setViewportSize({ width: 1920, height: 1080 });
      const { width } = await page.locator('main').boundingBox();
      if (width < 1400) found.push(`${kind}: ${width} px of 1920`);
      await page.close();
    }
  }
  assert.deepEqual(found, []);
  await context.close();
}

/** A link to a site that is not of the state leads over a page that names it; one to the state leads there. */
export async function leaving(page) {
  const links = page.locator('.body a[rel~=external]');
  assert.ok((await links.count()) >= 3);
  assert.equal(await page.locator('.body a[href^="https://www.gov.cn"]').count(), 1);
  await links.first().click();
  assert.match(page.url(), /\/leaving\/[0-9a-f]{16}\.html$/);
  const on = page.locator('main a[rel~=external]');
  assert.equal(await on.getAttribute('href'), 'https://outside.example.com/page?id=1');
  assert.equal(await on.innerText(), 'https://outside.example.com/page?id=1');
}

/** The masthead has its colour. */
export async function styled(page) {
  const colour = await page.locator('.mast, .band').first().evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.notEqual(colour, 'rgba(0, 0, 0, 0)');
}

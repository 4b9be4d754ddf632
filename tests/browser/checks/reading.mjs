// Checks of a page as readers see it: axe in every scheme, narrow screens, the keyboard, no scripts, paper.

import assert from 'node:assert/strict';
import { ALL, COLOURS, violations } from '../browser.mjs';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

/** The schemes a page can be shown in. jinshan has a switch for high contrast; both follow the system. */
const SCHEMES = {
  jinshan: [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['more contrast', { colorScheme: 'light', contrast: 'more' }],
    ['high contrast', { colorScheme: 'light' }, 'data-hc'],
  ],
  sujian: [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['more contrast', { colorScheme: 'light', contrast: 'more' }],
    ['more contrast, dark', { colorScheme: 'dark', contrast: 'more' }],
  ],
};

/** No violation at both widths in every scheme. A scheme changes colours only, so in all but the first only they are looked at. */
export async function accessible(page, theme) {
  const found = [];
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport);
    for (const [name, media, attribute] of SCHEMES[theme]) {
      await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference', ...media });
      await mark(page, attribute, true);
      found.push(...(await violations(page, name === 'light' ? ALL : COLOURS)).map((one) => `${viewport.width} ${name}: ${one}`));
      await mark(page, attribute, false);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
  assert.deepEqual(found, []);
}

async function mark(page, attribute, on) {
  if (!attribute) return;
  await page.evaluate(([name, set]) => document.documentElement.toggleAttribute(name, set), [attribute, on]);
}

/** What stands out of the screen sideways; nothing at 320 px, which is also 400 % zoom of a desktop. */
export async function narrow(page, width = 320) {
  await page.setViewportSize({ width, height: 640 });
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
    return [`${root.scrollWidth} px`, ...out.slice(0, 5).map((one) => one.outerHTML.slice(0, 100))];
  });
  assert.deepEqual(wide, []);
}

/** Tab goes through everything once, always visible, always on the screen, and out again. */
export async function keyboard(page) {
  await page.setViewportSize(DESK);
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    document.activeElement?.blur();
  });
  const expected = await page.evaluate(() => {
    const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
    return [...all].filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true })).length;
  });
  const faults = [];
  let stops = 0;
  for (; stops <= expected + 5; stops += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(describeFocus);
    if (!seen) break;
    if (stops === 0 && !/^<a class="skip"/.test(seen.html)) faults.push(`first stop is not the skip link: ${seen.html}`);
    if (!seen.ring) faults.push(`focus not visible: ${seen.html}`);
    if (!seen.shown) faults.push(`focus off the screen: ${seen.html}`);
    if (seen.again) faults.push(`came back: ${seen.html}`);
  }
  assert.deepEqual(faults, []);
  assert.ok(stops <= expected + 1, `no way out after ${stops} stops`);
  assert.ok(stops >= expected, `${stops} stops of ${expected} controls`);
  return stops;
}

/** Runs in the page. */
function describeFocus() {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const again = '__seen' in one;
  one.__seen = true;
  return {
    html: one.outerHTML.slice(0, 100),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    shown: box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    again,
  };
}

/** Without scripts the text is all there, and nothing asks for a click that does nothing. */
export async function scriptless(page, withScripts) {
  const text = (await page.locator('main').innerText()).replace(/\s/g, '');
  assert.ok(text.length > 0);
  if (withScripts !== null) assert.equal(text, withScripts);
  assert.equal(await page.locator('button:visible').count(), 0, 'buttons that need a script');
  assert.equal(await page.locator('h1').count(), 1);
  assert.ok((await page.locator('nav a:visible').count()) > 0, 'navigation');
}

/** The text of a page as `scriptless` compares it: what scripts open or label is left out. */
export async function text(page) {
  await page.setViewportSize(PHONE);
  return page.locator('main').evaluate((main) => {
    for (const one of main.querySelectorAll('details')) one.open = false;
    for (const one of main.querySelectorAll('button')) one.hidden = true;
    return main.innerText.replace(/\s/g, '');
  });
}

/** Prints on A4, upright, or across where a table of many columns stands. A point is 1/72 inch. */
export async function paper(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box]) => box.trim().split(/\s+/).map(Number));
  assert.ok(boxes.length > 0, 'pages');
  const across = (await page.locator('main .broad').count()) > 0;
  for (const [left, bottom, right, top] of boxes) {
    const sides = [right - left, top - bottom];
    const [width, height] = across ? sides.reverse() : sides;
    assert.ok(Math.abs(width - 595.28) < 1 && Math.abs(height - 841.89) < 1, `${right} × ${top} pt`);
  }
  return boxes.length;
}

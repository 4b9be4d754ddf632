// Checks of large tables: what is in sight, and how long the page becomes.

import assert from 'node:assert/strict';

/** The newest year stands first and in sight of a small phone. */
export async function newest(page) {
  await page.setViewportSize({ width: 360, height: 740 });
  const heads = await page.locator('main thead').first().locator('th').evaluateAll((all) =>
    all.map((one) => ({ words: one.innerText, right: one.getBoundingClientRect().right })),
  );
  const years = heads.map(({ words }) => Number.parseInt(words, 10)).filter(Boolean);
  assert.deepEqual(years, [...years].sort((a, b) => b - a));
  assert.ok(heads[1].right <= 360, `${heads[1].words} ends at ${heads[1].right} px`);
}

/** Three hundred rows do not make the page endless, and their headings stay in sight. */
export async function long(page) {
  await page.setViewportSize({ width: 390, height: 844 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(height <= 15_000, `${height} px`);
  const box = page.locator('main [role=group]').first();
  await box.evaluate((one) => one.scrollTo(0, 4000));
  const gap = await box.evaluate((one) => one.querySelector('thead th').getBoundingClientRect().top - one.getBoundingClientRect().top);
  assert.ok(Math.abs(gap) <= 2, `headings are ${gap} px from the top of their box`);
}

/** A table of many columns takes the page's width on a desk, and keeps its first column in sight on a phone. */
export async function broad(page) {
  await page.setViewportSize({ width: 1280, height: 800 });
  const box = page.locator('main .broad').first();
  const { width } = await box.boundingBox();
  assert.ok(width >= 900, `${width} px of 1280`);
  await page.setViewportSize({ width: 390, height: 844 });
  await box.evaluate((one) => one.scrollTo(400, 0));
  const gap = await box.evaluate((one) => one.querySelector('tbody tr > *').getBoundingClientRect().left - one.getBoundingClientRect().left);
  assert.ok(Math.abs(gap) <= 2, `the first column is ${gap} px away`);
}

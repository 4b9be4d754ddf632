// Starts the browser and watches what its pages do. Must not know the site.

import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Starts Chromium with a profile of its own; nothing in it may speak to the network. */
export function launch() {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Opens a page and notes what it should not do.
 * @returns {{page, faults: string[]}} `faults` grows while the page is open
 */
export async function open(context, url) {
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!/^(file:|data:|http:\/\/127\.0\.0\.1[:/])/.test(request.url())) faults.push(`outside: ${request.url()}`);
  });
  page.on('response', (response) => {
    // The page for missing addresses itself is answered with 404.
    if (response.status() >= 400 && response.url() !== url) faults.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, faults };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and best practice, and text contrast of 7:1 (1.4.6). */
export const ALL = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast-enhanced': { enabled: true } },
};

/** What depends on colours alone. */
export const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'] } };

/** What axe finds on the page as it is shown now: `rule: element, element`. */
export async function violations(page, rules = ALL) {
  // Evaluated through the debugger, which a page's own security policy does not bind.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  // Without `preload`, which fetches the stylesheets a second time.
  const options = { ...rules, resultTypes: ['violations'], preload: false };
  const found = await page.evaluate((options) => window.axe.run(document, options), options);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png', '.json': 'application/json' };

/** Serves a site below a path as a web server would, with its 404.html for what is not there. */
export async function serve(folder, base) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
    const inside = path.startsWith(base) ? normalize(path.slice(base.length)) : '..';
    const file = join(folder, inside.endsWith('/') || inside === '.' ? join(inside, 'index.html') : inside);
    const there = !inside.startsWith('..') && existsSync(file);
    const sent = there ? file : join(folder, '404.html');
    response.writeHead(there ? 200 : 404, { 'content-type': TYPES[extname(sent)] ?? 'application/octet-stream' });
    response.end(readFileSync(sent));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { start: `http://127.0.0.1:${server.address().port}${base}`, close: () => server.close() };
}

// One page as phones, desks, paper and elders see it, all side by side.

import { element, fill, pathOf } from './element.js';

/** Each view's width in pixels of CSS; paper is A4 at 96 pixels an inch. */
const KINDS = { phone: 390, desktop: 1200, print: 794, elder: 390 };

/** The margins of paper where the page's styles do not say. */
const MARGIN = '10mm';

/** Pages that are offered at once. */
const OFFERED = 30;

/** All rules of a document, those within other rules too. */
function* rulesOf(holder) {
  let rules = [];
  try { rules = [...(holder.cssRules ?? [])]; } catch { /* a sheet of another site */ }
  for (const rule of rules) {
    yield rule;
    yield* rulesOf(rule.styleSheet ?? rule);
  }
}

/** What a query for media says to paper, put so that a screen heeds it. */
function onPaper(query) {
  const screen = /\bscreen\b/i;
  if (screen.test(query)) return /\bnot\s+screen\b/i.test(query) ? 'all' : 'not all';
  return query.replace(/\bprint\b/i, 'all');
}

/** Makes a frame's page look as on paper: rules for paper count, and the sheet has the page's margins. */
function asPrinted(frame, sheet) {
  const margins = {};
  for (const styles of frame.contentDocument.styleSheets) {
    for (const holder of [styles, ...rulesOf(styles)]) {
      if (holder.media?.length) holder.media.mediaText = Array.from(holder.media, onPaper).join(', ');
      if (holder instanceof frame.contentWindow.CSSPageRule && !holder.selectorText) {
        for (const side of ['Top', 'Right', 'Bottom', 'Left']) margins[side] = holder.style[`margin${side}`] || margins[side];
      }
    }
  }
  for (const side of ['Top', 'Right', 'Bottom', 'Left']) sheet.style[`padding${side}`] = margins[side] ?? MARGIN;
}

/** Presses the theme's own button; a theme without one has no such view. */
function asElder(frame, sheet) {
  const button = frame.contentDocument.querySelector('[data-act="elder"]');
  sheet.closest('figure').hidden = !button;
  button?.click();
}

/** @returns {{section, stand, renew}} */
export function views(words) {
  let start = null;
  let page = null; // apart from where the site stands
  let outdated = false;
  let inSight = true;

  const wanted = new URL(location.href).searchParams.get('page');
  const input = element('input', { id: 'page', list: 'pages', type: 'search', autocomplete: 'off', placeholder: words.pageHint });
  const options = element('datalist', { id: 'pages' });
  const answer = element('p', { class: 'shown', role: 'status' });
  const form = element('form', {}, [
    element('label', { for: 'page' }, [words.page]), input, options, element('button', {}, [words.show])
  ]);
  const frames = Object.entries(KINDS).map(([kind, width]) => view(kind, width));
  const section = element('section', { id: 'views', 'aria-labelledby': 'views-title' }, [
    element('h2', { id: 'views-title' }, [words.views]), form, answer,
    element('div', { class: 'views' }, frames.map(({ figure }) => figure))
  ]);

  function view(kind, width) {
    const frame = element('iframe', { title: words.kinds[kind] });
    const sheet = element('div', { class: 'sheet' }, [frame]);
    const screen = element('div', { class: 'screen' }, [sheet]);
    sheet.style.width = `${width}px`;
    new ResizeObserver(() => sheet.style.setProperty('--scale', screen.clientWidth / width)).observe(screen);
    frame.addEventListener('load', () => loaded(kind, frame, sheet));
    return { frame, figure: element('figure', { class: kind }, [element('figcaption', {}, [words.kinds[kind]]), screen]) };
  }

  function loaded(kind, frame, sheet) {
    let place = null;
    try { place = frame.contentWindow.location.pathname; } catch { return; } // another site's page
    if (page === null || place === 'blank') return;
    if (kind === 'print') asPrinted(frame, sheet);
    if (kind === 'elder') asElder(frame, sheet);
    // A link was followed in one view: the others go along.
    if (below(place) !== page) return show(below(place));
    fill(answer, [element('a', { href: place }, [frame.contentDocument.title || place])]);
  }

  const below = (path) => (path.startsWith(start) ? path.slice(start.length) : path.slice(1));

  /** Shows a page; an address that leads to another host is none of this server's pages. */
  function show(path) {
    const address = new URL(start + path, location.href);
    page = address.origin === location.origin ? below(address.pathname) : '';
    outdated = false;
    history.replaceState(null, '', `?page=${encodeURIComponent(start + page)}`);
    for (const { frame } of frames) {
      let there = null;
      try { there = frame.contentWindow.location.pathname; } catch { /* it showed another site */ }
      if (there !== start + page) frame.src = start + page;
    }
  }

  function renewNow() {
    if (!outdated || !inSight || page === null) return;
    outdated = false;
    for (const { frame } of frames) {
      try { frame.contentWindow.location.reload(); } catch { frame.src = start + page; }
    }
  }

  new IntersectionObserver((entries) => {
    inSight = entries.at(-1).isIntersecting;
    renewNow();
  }).observe(section);

  // The list of pages is asked for when somebody is about to choose.
  let pages = null;
  async function knownPages() {
    pages ??= fetch('/_zb/pages.json').then((found) => found.json()).catch(() => { pages = null; return []; });
    return await pages;
  }

  /** Pages with these words in their titles; two of one title are told apart by their addresses. */
  async function matching(text) {
    const known = await knownPages();
    const found = [];
    const seen = new Set();
    for (const one of known) {
      const name = seen.has(one.title) ? `${one.title}（${one.page}）` : one.title;
      seen.add(one.title);
      if (name.includes(text)) found.push({ ...one, name });
    }
    return found;
  }

  async function offer() {
    const found = await matching(input.value.trim());
    const chosen = found.find((one) => one.name === input.value);
    if (chosen) return show(chosen.page);
    fill(options, found.slice(0, OFFERED).map((one) => element('option', { value: one.name }, [one.page])));
  }

  input.addEventListener('focus', offer);
  input.addEventListener('input', offer);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text.startsWith('/')) return show(below(text));
    const found = await matching(text);
    const chosen = found.find((one) => one.name === text) ?? found[0];
    if (chosen) show(chosen.page);
    else answer.textContent = words.noPage(text);
  });

  return {
    section,

    /** Where the site stands: its pages are shown there. */
    stand(path) {
      if (pathOf(path) === start) return;
      start = pathOf(path);
      show(page ?? (wanted === null ? '' : below(wanted)));
    },

    /** The site has changed: the views are loaded anew, as soon as they are in sight. */
    renew() {
      outdated = true;
      pages = null;
      renewNow();
    }
  };
}

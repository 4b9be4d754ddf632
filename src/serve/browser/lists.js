// The lists of the board. They are drawn anew only when they say something else, and what was folded open
// or had the focus still does.

import { element, explanation, fill, groups } from './element.js';

/** So many articles are shown at once; the rest is folded away. */
const FIRST = 6;

/** With so many findings or fewer all of them are open at first; else only the errors. */
const FEW = 12;

/** @returns {{sections, fill, fillChanges}} */
export function lists(words) {
  const cards = {};
  for (const name of ['findings', 'drafts', 'scheduled', 'expiring', 'stale', 'changes']) {
    cards[name] = element('section', { class: 'card', id: name, 'aria-labelledby': `${name}-title` });
  }
  cards.findings.classList.add('wide');
  let start = '/';

  const link = (key, page, text) => element('a', { href: start + page, 'data-key': key }, [text]);
  const title = (key, one) => (typeof one.page === 'string' ? link(`${key} ${one.page}`, one.page, one.title) : one.title);

  /** Draws a card; `title` may carry a count. */
  function draw(name, heading, content) {
    const card = cards[name];
    const open = new Map([...card.querySelectorAll('details')].map((one) => [one.dataset.key, one.open]));
    const focused = card.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    fill(card, [element('h2', { id: `${name}-title` }, [heading]), ...content]);
    for (const one of card.querySelectorAll('details')) one.open = open.get(one.dataset.key) ?? one.open;
    if (focused) [...card.querySelectorAll('[data-key]')].find((one) => one.dataset.key === focused)?.focus();
  }

  const none = (text) => [element('p', { class: 'none' }, [text])];

  function folded(key, summary, content, open) {
    const made = element('details', { 'data-key': key }, [element('summary', { 'data-key': `${key} summary` }, [summary]), ...content]);
    made.open = open;
    return made;
  }

  /** A list whose end is folded away when it is long. */
  function list(key, items) {
    if (items.length <= FIRST + 1) return [element('ul', {}, items)];
    const rest = items.slice(FIRST);
    return [
      element('ul', {}, items.slice(0, FIRST)),
      folded(key, words.moreTexts(rest.length), [element('ul', {}, rest)], false)
    ];
  }

  function article(name, one) {
    const notes = [one.date, one.file].filter(Boolean).map((note) => element('span', {}, [note]));
    return element('li', {}, [title(name, one), element('small', {}, notes)]);
  }

  function stale(one) {
    const notes = [
      one.left < 0 ? words.over(one.days) : words.left(one.left, one.days),
      one.date ? words.newest(one.date) : words.noArticle
    ];
    const late = one.left < 0 ? 'late' : '';
    return element('li', {}, [title('stale', one), element('small', { class: late }, notes.map((note) => element('span', {}, [note])))]);
  }

  function finding(one) {
    return element('li', {}, [
      element('p', { class: 'message' }, [one.message, ' ', element('span', { class: 'code' }, [one.code])]),
      ...explanation(one, words)
    ]);
  }

  function ofFile(severity, open) {
    return ([file, own]) => {
      const key = `${severity} ${file}`;
      const page = own[0].page;
      const summary = element('span', {}, [file ?? words.wholeSite, ' ', element('span', { class: 'count' }, [words.inFile(own.length)])]);
      return folded(key, summary, [
        typeof page === 'string' ? element('p', {}, [link(`${key} page`, page, words.openPage)]) : null,
        element('ul', {}, own.map(finding))
      ], open);
    };
  }

  function findings(board) {
    const total = board.errors + board.warnings;
    if (total === 0) return none(words.noFindings);
    const few = total <= FEW;
    const sort = (severity, heading, count) => {
      const own = board.findings.filter((one) => one.severity === severity);
      if (count === 0) return [];
      return [
        element('h3', { class: severity }, [`${heading} ${count}`]),
        ...groups(own, (one) => one.file).map(ofFile(severity, few || severity === 'error'))
      ];
    };
    return [
      ...sort('error', words.must, board.errors),
      ...sort('warning', words.should, board.warnings),
      board.more ? element('p', { class: 'more' }, [words.moreFindings(board.more)]) : null
    ];
  }

  function changed(sort, name, { count, list: some }) {
    // What was taken down has no page any more.
    const items = some.map((one) => element('li', {}, [sort === 'removed' ? one.title : title(sort, one)]));
    return [
      element('h3', {}, [`${name} ${words.texts(count)}`]),
      ...list(sort, items),
      count > some.length ? element('p', { class: 'more' }, [words.moreTexts(count - some.length)]) : null
    ];
  }

  function drawArticles(name, heading, nothing, articles, item) {
    if (!articles) return draw(name, heading, none(words.unknown));
    const count = articles.length ? ` ${articles.length}` : '';
    draw(name, heading + count, articles.length ? list(name, articles.map(item)) : none(nothing));
  }

  return {
    sections: [cards.findings, element('div', { class: 'cards' }, [cards.drafts, cards.scheduled, cards.expiring, cards.stale, cards.changes])],

    /** All but the changes; without its lists where no site could be read yet. */
    fill(board) {
      start = board.start ?? '/';
      draw('findings', words.findings, [
        board.broken && board.start ? element('p', { class: 'before' }, [words.before]) : null,
        ...findings(board)
      ]);
      drawArticles('drafts', words.drafts, words.noDrafts, board.drafts, (one) => article('drafts', one));
      drawArticles('scheduled', words.scheduled, words.noScheduled, board.scheduled, (one) => article('scheduled', one));
      drawArticles('expiring', words.expiring, words.noExpiring, board.expiring, (one) => article('expiring', one));
      drawArticles('stale', words.stale, words.noStale, board.stale, stale);
      if (!cards.changes.hasChildNodes()) draw('changes', words.changes, none(words.comparing));
    },

    /** What changed since the last publication, or why that is not known, or not all of it. */
    fillChanges(found) {
      const sorts = Object.entries(words.sorts).filter(([sort]) => found[sort]?.count);
      const heading = found.published ? words.since(found.published) : words.changes;
      const nothing = found.error ?? (found.published ? words.noChanges : words.neverPublished);
      draw('changes', heading, [
        ...(sorts.length === 0 || found.error ? none(nothing) : []),
        ...sorts.flatMap(([sort, name]) => changed(sort, name, found[sort]))
      ]);
    }
  };
}

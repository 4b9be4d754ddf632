// The first page: what can be done, and what waits.

import { element, fill } from '/_zb/element.js';
import { call, to } from '/_zb/desk/call.js';
import { complain } from '/_zb/desk/desk.js';
import { words } from '/_zb/desk/words.js';

/** Texts that are listed before somebody asks for others. */
const LISTED = 12;

/** Opens it with the overview of the site. */
export async function open(main, overview) {
  const board = await (await fetch('/_zb/board.json')).json();
  const idOf = new Map((overview.texts || []).map(({ file, id }) => [file, id]));
  const link = (file, title) => (idOf.has(file) ? element('a', { href: to('write', idOf.get(file)) }, [title]) : title);
  const waiting = (name, list) => card(name, (list || []).map((one) => [link(one.file, one.title), one.date]));
  fill(main, [
    element('h1', {}, [overview.title || words.desk]),
    overview.broken ? element('p', { class: 'warn' }, [words.broken]) : null,
    writing(overview),
    element('div', { class: 'cards' }, [
      card(words.unsaved, overview.kept.map((one) => [element('a', { href: to('write', one.id) }, [one.title || one.file])])),
      waiting(words.drafts, board.drafts),
      waiting(words.scheduled, board.scheduled),
      waiting(words.expiring, board.expiring),
      findings(board, link),
      element('section', { class: 'card' }, [
        element('h2', {}, [words.publish]),
        element('p', {}, [element('a', { class: 'great', href: to('publish') }, [words.toPublish])])
      ])
    ]),
    texts(overview)
  ]);
  return null;
}

function card(title, rows) {
  const items = rows.map(([what, beside]) => element('li', {}, [what, beside ? element('small', {}, [` ${beside}`]) : null]));
  return element('section', { class: 'card' }, [
    element('h2', {}, [title]),
    items.length ? element('ul', {}, items) : element('p', { class: 'none' }, [words.none])
  ]);
}

function findings(board, link) {
  const rows = board.findings.slice(0, LISTED).map((one) => [element('span', {}, [link(one.file, one.file || '—'), '：', one.message])]);
  const made = card(words.findings, rows);
  made.insertBefore(element('p', {}, [words.errorsWarnings(board.errors, board.warnings)]), made.children[1]);
  return made;
}

/** Kinds as large buttons; one asks for title and category, then an article begins. */
function writing({ kinds, categories }) {
  const asking = element('div', { class: 'asking', hidden: '' });
  const buttons = kinds.map((kind) => {
    const name = words.lang === 'english' ? kind.name : kind.chinese;
    const button = element('button', { type: 'button', class: 'kind', 'aria-expanded': 'false' }, [
      element('b', {}, [name]), element('small', {}, [words.kindHelp[kind.name] || ''])
    ]);
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-expanded', String(other === button));
      ask(asking, kind, name, categories || []);
    });
    return button;
  });
  return element('section', { class: 'writing' }, [element('h2', {}, [words.write]), element('div', { class: 'kinds' }, buttons), asking]);
}

function ask(asking, kind, name, categories) {
  const title = element('input', { id: 'new-title', type: 'text', autocomplete: 'off' });
  const options = categories.map(({ folder, title: shown }) => {
    const option = element('option', { value: folder }, [shown]);
    if (folder === kind.category) option.setAttribute('selected', '');
    return option;
  });
  const category = element('select', { id: 'new-category' }, options);
  const begin = element('button', { type: 'button', class: 'great' }, [words.begin]);
  const start = async () => {
    begin.disabled = true;
    try {
      const { id } = await call('new', { title: title.value, kind: kind.name, category: category.value });
      location.hash = to('write', id);
    } catch (error) {
      begin.disabled = false;
      complain(error);
    }
  };
  begin.addEventListener('click', start);
  title.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229) start();
  });
  fill(asking, [
    element('h3', {}, [name]),
    element('p', { class: 'field' }, [element('label', { for: 'new-title' }, [words.title]), title]),
    element('p', { class: 'field' }, [element('label', { for: 'new-category' }, [words.category]), category]),
    element('p', {}, [begin])
  ]);
  asking.hidden = false;
  title.focus();
}

function texts({ texts: all }) {
  const list = element('ul', { class: 'texts' });
  const input = element('input', { id: 'find-text', type: 'search', autocomplete: 'off' });
  const show = () => {
    const wanted = input.value.trim();
    const found = (all || []).filter(({ title }) => title.includes(wanted)).slice(0, wanted ? 50 : LISTED);
    fill(list, found.map(({ id, title, date, state }) => element('li', {}, [
      element('a', { href: to('write', id) }, [title]), element('small', {}, [` ${date || ''} ${words.states[state] || ''}`])
    ])));
  };
  input.addEventListener('input', (event) => { if (!event.isComposing) show(); });
  input.addEventListener('compositionend', show);
  show();
  return element('section', { class: 'card' }, [
    element('h2', {}, [words.allTexts]),
    element('p', { class: 'field' }, [element('label', { for: 'find-text' }, [words.find]), input]),
    list
  ]);
}
